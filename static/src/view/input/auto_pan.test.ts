// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { speedAt } from "./auto_pan";

const CANVAS = new DOMRect(100, 50, 800, 600);

test("away from the border the canvas stands still", () => {
  expect(speedAt(CANVAS, { x: 500, y: 350 })).toEqual({ x: 0, y: 0 });
  expect(speedAt(CANVAS, { x: 132, y: 82 })).toEqual({ x: 0, y: 0 });
});

test("it goes towards the border that is near, faster the nearer it is, but not without limit", () => {
  const [near, nearer] = [110, 101].map((x) => speedAt(CANVAS, { x, y: 350 }));
  expect(near?.x).toBeLessThan(0);
  expect(nearer?.x).toBeLessThan(near?.x ?? 0);
  expect(speedAt(CANVAS, { x: -500, y: 350 })).toEqual(speedAt(CANVAS, { x: 100, y: 350 }));
  const corner = speedAt(CANVAS, { x: 899, y: 649 });
  expect(corner.x).toBeGreaterThan(0);
  expect(corner.y).toBe(corner.x);
});
