import { expect, test } from "vitest";
import { apart } from "./labels";
import { pixel, scale, valueAt } from "./scale";
import { logTicks, ticks } from "./ticks";

const texts = (found: readonly { text: string }[]) => found.map(({ text }) => text);

test("ticks are round numbers within the axis", () => {
  expect(texts(ticks(-6, 6, 5))).toEqual(["−5", "0", "5"]);
  expect(texts(ticks(0, 0.35, 4))).toEqual(["0", "0.1", "0.2", "0.3"]);
  expect(texts(ticks(0, 620, 4))).toEqual(["0", "200", "400", "600"]);
});

test("an axis without extent has no ticks", () => {
  expect(ticks(1, 1, 5)).toEqual([]);
  expect(ticks(NaN, 1, 5)).toEqual([]);
});

test("ticks of a log axis are powers of ten, with numbers between where they are few", () => {
  expect(texts(logTicks(0.02, 0.9, 6))).toEqual(["0.02", "0.05", "0.1", "0.2", "0.5"]);
  expect(texts(logTicks(1e-3, 10, 6))).toEqual(["0.001", "0.01", "0.1", "1", "10"]);
  expect(logTicks(1e-30, 1, 5).length).toBeLessThanOrEqual(7);
});

test("labels that would touch move apart, and stay within the chart", () => {
  expect(apart([40, 42], 14, 0, 100)).toEqual([40, 54]);
  expect(apart([95, 99], 14, 0, 100)).toEqual([86, 100]);
  expect(apart([60, 10], 14, 0, 100)).toEqual([60, 10]);
});

test.each([false, true])("a pixel leads back to its number, log: %s", (log) => {
  const axis = scale(0.5, 8, 200, 20, log);
  expect(pixel(axis, 0.5)).toBeCloseTo(200);
  expect(pixel(axis, 8)).toBeCloseTo(20);
  expect(valueAt(axis, pixel(axis, 3))).toBeCloseTo(3);
});
