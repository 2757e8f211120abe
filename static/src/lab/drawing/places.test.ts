import { expect, test } from "vitest";
import { placesBetween } from "./between";
import { placesOf, type Plan } from "./places";

const BOX = { width: 792, height: 772 };
const ROOM = { head: 100, foot: 20, side: 70, column: 84, body: 0 };

const plan = (widths: number[], skips: Plan["skips"] = []): Plan => ({ widths, skips });

test("columns stand evenly between the sides, units in the middle of the height", () => {
  const { columns, x, y, width } = placesOf(plan([2, 8, 8, 1]), BOX, ROOM);
  expect(columns.map((column) => column.x)).toEqual([70, 287, 505, 722]);
  expect(width).toBe(BOX.width);
  expect(x[18]).toBe(722);
  expect(y[18]).toBe((100 + 752) / 2);
  expect((y[0] ?? 0) + (y[1] ?? 0)).toBe(852);
});

test("eight units have the largest card, and a few do not drift apart", () => {
  const { columns, size, y } = placesOf(plan([2, 8, 1]), BOX, ROOM);
  expect([...new Set(size)]).toEqual([44]);
  expect((y[1] ?? 0) - (y[0] ?? 0)).toBe(144);
  expect(columns[1]?.bottom).toBeLessThanOrEqual(752);
});

test("64 units fit into the height on small cards that do not touch", () => {
  const { size, y, height } = placesOf(plan([64, 32, 10]), BOX, ROOM);
  expect(height).toBe(BOX.height);
  expect(size[0]).toBe(7);
  const gaps = [...y.subarray(1, 64)].map((each, i) => each - (y[i] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(size[0] ?? 0);
});

test("what does not fit is larger than the box: never crowded", () => {
  const widths = [2, ...Array.from({ length: 8 }, () => 64), 1];
  const { width, height } = placesOf(plan(widths), { width: 600, height: 300 }, ROOM);
  expect(width).toBe(9 * 84 + 140);
  expect(height).toBe(100 + 64 * 7 + 20);
});

test("a skip's lane runs below all units, from the first layer it passes to the last", () => {
  const skips = [
    { layer: 3, source: 0 },
    { layer: 4, source: 2 },
    { layer: 3, source: 1 },
  ];
  const { lanes, columns } = placesOf(plan([2, 4, 4, 4, 1], skips), BOX, ROOM);
  const lowest = Math.max(...columns.map(({ bottom }) => bottom));
  expect(lanes.every(({ top }) => top > lowest)).toBe(true);
  expect(lanes[0]?.left).toBe((columns[1]?.x ?? 0) - (columns[1]?.size ?? 0) / 2);
  expect(lanes[0]?.right).toBe((columns[2]?.x ?? 0) + (columns[2]?.size ?? 0) / 2);
  expect(lanes[1]?.top).toBe(lanes[0]?.top);
  expect(lanes[2]?.top).toBeGreaterThan(lanes[0]?.top ?? 0);
});

test("numbers alone move nothing: the same plan and box have the same places", () => {
  expect(placesOf(plan([2, 4, 1]), BOX, ROOM)).toEqual(placesOf(plan([2, 4, 1]), BOX, ROOM));
});

test("on its way a unit is between its places, and a new one grows where it belongs", () => {
  const from = placesOf(plan([2, 2, 1]), BOX, ROOM);
  const to = placesOf(plan([2, 3, 1]), BOX, ROOM);
  const half = placesBetween(from, to, 0.5);
  expect(half.y[2]).toBe(((from.y[2] ?? 0) + (to.y[2] ?? 0)) / 2);
  expect([half.y[4], half.size[4]]).toEqual([to.y[4], 22]);
  expect(half.size[5]).toBe(44);
});
