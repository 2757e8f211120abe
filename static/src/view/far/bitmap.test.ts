import { expect, test } from "vitest";
import { areaOfShot, isGoodFor, transformOf } from "./bitmap";

const SHOT = { camera: { x: 40, y: -20, k: 0.1 }, screen: { width: 800, height: 600 } };
const seen = (camera: object) => ({ ...SHOT, camera: { ...SHOT.camera, ...camera } });

test("a shot holds the screen and some room around it", () => {
  const { x, y, width, height } = areaOfShot(SHOT);
  expect(x).toBeLessThan(-400);
  expect(y).toBeLessThan(200);
  expect(x + width).toBeGreaterThan(7600);
  expect(y + height).toBeGreaterThan(6200);
});

test("a picture will do while one pans a little, and not when one has gone beyond it", () => {
  expect(isGoodFor(SHOT, SHOT)).toBe(true);
  expect(isGoodFor(SHOT, seen({ x: 150, y: 50 }))).toBe(true);
  expect(isGoodFor(SHOT, seen({ x: 240 }))).toBe(false);
  expect(isGoodFor(SHOT, seen({ y: -200 }))).toBe(false);
});

test("a picture will do while one goes a little closer, and not when it would be a blur", () => {
  const closer = (k: number) => seen({ x: 400 - 360 * (k / 0.1), y: 300 - 320 * (k / 0.1), k });
  expect(isGoodFor(SHOT, closer(0.14))).toBe(true);
  expect(isGoodFor(SHOT, closer(0.2))).toBe(false);
  expect(isGoodFor(SHOT, closer(0.05))).toBe(false);
});

test("a picture seen with its own camera is not moved but for the room around it", () => {
  expect(transformOf(SHOT, SHOT.camera)).toBe("translate(-160px, -120px) scale(1)");
  // A place of the drawing at 0, 0 is at 40 + 160 of the canvas, and is to be at 10 of the screen.
  const now = { x: 10, y: 0, k: 0.2 };
  const [, x = "", , scale = ""] =
    /\((.+)px, (.+)px\) scale\((.+)\)/.exec(transformOf(SHOT, now)) ?? [];
  expect(Number(x) + 200 * Number(scale)).toBeCloseTo(10);
});
