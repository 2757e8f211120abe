import { expect, test } from "vitest";
import { partOf, scaled } from "./minimap";

const AREA = { x: 100, y: 0, width: 1000, height: 500 };

test("what is seen is told as a part of the drawing", () => {
  expect(partOf(AREA, AREA)).toBe(1);
  expect(partOf(AREA, { x: 600, y: -100, width: 5000, height: 5000 })).toBe(0.5);
  expect(partOf(AREA, { x: 2000, y: 0, width: 10, height: 10 })).toBe(0);
});

test("the frame stays on the map, however far the camera has gone", () => {
  const half = scaled({ x: 600, y: -100, width: 5000, height: 350 }, AREA, 0.1);
  expect(half).toEqual({ x: 50, y: 0, width: 50, height: 25 });
  const away = scaled({ x: -900, y: 0, width: 100, height: 500 }, AREA, 0.1);
  expect(away).toMatchObject({ x: 0, width: 0 });
});
