import { expect, test } from "vitest";
import type { Box } from "./layout";
import { Occupancy } from "./occupancy";
import { randomNumbers } from "./random";

const ROOM = { across: 20, down: 10 };
const CARD = { width: 100, height: 60 };

function card(x: number, y: number): Box {
  return { x, y, ...CARD };
}

function apart(a: Box, b: Box, { across, down }: typeof ROOM): boolean {
  return (
    a.x + a.width + across <= b.x + 1e-9 ||
    b.x + b.width + across <= a.x + 1e-9 ||
    a.y + a.height + down <= b.y + 1e-9 ||
    b.y + b.height + down <= a.y + 1e-9
  );
}

test("a box with room stays", () => {
  const occupancy = new Occupancy([card(0, 0)], ROOM);
  expect(occupancy.nearest(card(0, 70))).toEqual({ x: 0, y: 70 });
  expect(occupancy.fits(card(0, 70))).toBe(true);
  expect(occupancy.fits(card(0, 69))).toBe(false);
  expect(occupancy.fits(card(119, 0))).toBe(false);
});

test("a box without room goes the shorter way, up or down", () => {
  const occupancy = new Occupancy([card(0, 0)], ROOM);
  expect(occupancy.nearest(card(0, 20))).toEqual({ x: 0, y: 70 });
  expect(occupancy.nearest(card(0, -20))).toEqual({ x: 0, y: -70 });
});

test("where the column is full a box goes beside it", () => {
  const column = Array.from({ length: 41 }, (_, i) => card(0, (i - 20) * 70));
  const { x, y } = new Occupancy(column, ROOM).nearest(card(0, 3));
  expect(Math.abs(x)).toBe(120);
  expect(y).toBe(3);
});

test("room that others take counts as well", () => {
  const occupancy = new Occupancy([], ROOM);
  expect(occupancy.fits(card(0, 0), [card(0, 30)])).toBe(false);
  expect(occupancy.nearest(card(0, 0), [card(0, 30)])).toEqual({ x: 0, y: -40 });
});

test.each([1, 2, 3])("of hundreds of boxes put one by one no two are too near, seed %i", (seed) => {
  const random = randomNumbers(seed);
  const put: Box[] = [];
  const occupancy = new Occupancy([], ROOM);
  for (let i = 0; i < 400; i++) {
    const wanted = card(random() * 1500, random() * 1500);
    const box = { ...CARD, ...occupancy.nearest(wanted) };
    expect(put.every((other) => apart(box, other, ROOM))).toBe(true);
    put.push(box);
    occupancy.add(box);
  }
});
