import { expect, test } from "vitest";
import { distanceTo } from "./routes";

const BEND = { x0: 0, y0: 0, x1: 100, y1: 200 };

test("a point on the curve has no distance, one beside it its own", () => {
  expect(distanceTo(BEND, 50, 100)).toBeCloseTo(0);
  // At a quarter of the parameter: x = 29.6875, y = 31.25.
  expect(distanceTo(BEND, 29.6875, 31.25)).toBeCloseTo(0, 3);
  expect(distanceTo({ ...BEND, y1: 0 }, 30, 4)).toBeCloseTo(4);
});

test("a steep curve is as near as it looks, not as it is high", () => {
  const steep = { x0: 0, y0: 0, x1: 20, y1: 400 };
  expect(distanceTo(steep, 11, 200)).toBeLessThan(1.1);
});

test("left and right of its ends an edge cannot be reached", () => {
  expect(distanceTo(BEND, -1, 0)).toBe(Infinity);
  expect(distanceTo(BEND, 101, 200)).toBe(Infinity);
});

test("a skip is found on its lane and on its way there", () => {
  const skip = { x0: 0, y0: 0, x1: 300, y1: 0, lane: { left: 100, right: 200, y: 80 } };
  expect(distanceTo(skip, 150, 83)).toBe(3);
  expect(distanceTo(skip, 50, 40)).toBeCloseTo(0);
  expect(distanceTo(skip, 250, 40)).toBeCloseTo(0);
});
