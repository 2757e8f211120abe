import { expect, test } from "vitest";
import { around, contains, meet, widened } from "./rect";

const BOX = { x: -10, y: 20, width: 30, height: 40 };

test("the box around boxes holds each of them, and there is none around nothing", () => {
  const other = { x: 5, y: -5, width: 100, height: 1 };
  expect(around([BOX, other])).toEqual({ x: -10, y: -5, width: 115, height: 65 });
  expect(around([])).toBeNull();
});

test("a widened box holds points beside the box", () => {
  expect(contains(BOX, { x: 25, y: 30 })).toBe(false);
  expect(contains(widened(BOX, 6), { x: 25, y: 30 })).toBe(true);
});

test("boxes that touch meet, and those side by side do not", () => {
  expect(meet(BOX, { x: 20, y: 60, width: 5, height: 5 })).toBe(true);
  expect(meet({ x: 20, y: 60, width: 5, height: 5 }, BOX)).toBe(true);
  expect(meet(BOX, { x: 21, y: 20, width: 5, height: 5 })).toBe(false);
});
