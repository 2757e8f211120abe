import { expect, test } from "vitest";
import { scaleWithin, scalesFor, STILL, whyTooLarge } from "./size";

test("a drawing is offered in whole scales, as large as there is room for", () => {
  expect(scalesFor({ width: 700, height: 400 }, STILL)).toEqual([1, 2, 3, 4]);
  expect(scalesFor({ width: 5000, height: 3000 }, STILL)).toEqual([1, 2]);
});

test("what is too large as it is is offered smaller, and says how large it would be", () => {
  const huge = { width: 40_000, height: 9_000 };
  expect(scalesFor(huge, STILL)).toEqual([0.125, 0.25]);
  expect(whyTooLarge(huge, 1, STILL)).toContain("40000 × 9000");
  expect(whyTooLarge(huge, 1, STILL)).toContain("16384 on a side");
});

test("a scale that does not fit gives way to the nearest below it, if there is one", () => {
  expect(scaleWithin({ width: 5000, height: 3000 }, 4, STILL)).toBe(2);
  expect(scaleWithin({ width: 40_000, height: 9_000 }, 1, STILL)).toBe(0.25);
  expect(scaleWithin({ width: 1e6, height: 10 }, 1, STILL)).toBeNull();
});
