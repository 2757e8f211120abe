import { expect, test } from "vitest";
import { colourOf, inkAt, placesOn, rampBetween, STEPS, stepOf, writeBytes } from "./ramp";

const RAMP = rampBetween([176, 169, 154], [255, 255, 255], [86, 135, 220]);

const stepAt = (span: Parameters<typeof placesOn>[0], byte: number): number => {
  const { start, slope } = placesOn(span);
  return start + byte * slope;
};

test("the ramp leads from sand over white to blue", () => {
  expect(inkAt(RAMP, 0)).toBe("rgb(176 169 154)");
  expect(inkAt(RAMP, 127)).toBe("rgb(255 255 255)");
  expect(inkAt(RAMP, STEPS - 1)).toBe("rgb(86 135 220)");
});

test("colours are read with three digits and with six", () => {
  expect(colourOf("#fff")).toEqual([255, 255, 255]);
  expect(colourOf("#1d4fa6")).toEqual([29, 79, 166]);
});

test("zero is drawn in the middle, wherever it lies between low and high", () => {
  expect(stepAt({ low: -1, high: 1 }, 127.5)).toBeCloseTo(127.5);
  expect(stepAt({ low: 0, high: 4 }, 0)).toBeCloseTo(127.5);
  expect(stepAt({ low: 0, high: 4 }, 255)).toBeCloseTo(255);
  expect(stepAt({ low: -3, high: 1 }, 0)).toBeCloseTo(0);
  expect(stepAt({ low: -3, high: 1 }, 255)).toBeCloseTo(170);
});

test("another number can be the middle, as one half of a sigmoid", () => {
  expect(stepAt({ low: 0, high: 1, centre: 0.5 }, 0)).toBeCloseTo(0);
  expect(stepAt({ low: 0, high: 1, centre: 0.5 }, 127.5)).toBeCloseTo(127.5);
});

test("a picture without any difference is all middle", () => {
  expect(placesOn({ low: 0, high: 0 })).toEqual({ start: 127.5, slope: 0 });
});

test("a number's step is where it stands between minus and plus the reach", () => {
  expect([-2, 0, 1, 9].map((value) => stepOf(value, 2))).toEqual([0, 128, 191, 255]);
  expect(stepOf(Number.NaN, 2)).toBe(128);
});

test("bytes are written in their place of a larger picture", () => {
  const pixels = new Uint32Array(9);
  const bytes = Uint8Array.of(0, 255);
  const size = { width: 1, height: 2 };
  writeBytes({ pixels, width: 3 }, { x: 1, y: 1 }, bytes, size, { low: -1, high: 1 }, RAMP);
  expect([pixels[4], pixels[7]]).toEqual([RAMP[0], RAMP[255]]);
  expect(pixels.filter((each) => each !== 0)).toHaveLength(2);
});
