import { expect, test } from "vitest";
import { around, placeOf, radiusOf, rounded, sprayed, USUAL } from "./plane";

test("the plane shows all points, with round borders", () => {
  const wide = { points: [[40, -3, 0] as const], classes: [] };
  expect(around(wide)).toEqual({ low: -50, high: 50 });
  expect(around({ points: [[0, 1, 0]], classes: [] })).toEqual({ low: -1.2, high: 1.2 });
  expect(around({ points: [], classes: [] })).toBe(USUAL);
});

test("points stay on the plane and are short", () => {
  expect(rounded(1.23456, USUAL)).toBe(1.23);
  expect(rounded(7, USUAL)).toBe(6);
});

test("a spray leaves its points within the brush", () => {
  const points = sprayed(1, 2, 1, USUAL, Math.random);
  for (const [x, y, of] of points) {
    expect(Math.hypot(x - 1, y - 2)).toBeLessThanOrEqual(radiusOf(USUAL) + 0.01);
    expect(of).toBe(1);
  }
});

test("two numbers are a place, nothing else is", () => {
  expect(placeOf(" 1, -2.5 ")).toEqual([1, -2.5]);
  expect(placeOf("1 2")).toEqual([1, 2]);
  for (const text of ["1", "1,2,3", "a, b", "", "1,"]) expect(placeOf(text)).toBeNull();
});
