import { expect, test } from "vitest";
import { areaColour, classColour, markPath, MOST_CLASSES } from "./classes";

const each = Array.from({ length: MOST_CLASSES }, (_, index) => index);

test("every class has a mark and a colour of its own", () => {
  expect(new Set(each.map((index) => markPath(index, 4))).size).toBe(MOST_CLASSES);
  expect(new Set(each.map(classColour)).size).toBe(MOST_CLASSES);
  expect(new Set(each.map(areaColour)).size).toBe(MOST_CLASSES);
});

test("a mark stays near its place and is about as large as the others", () => {
  for (const index of each) {
    const numbers =
      markPath(index, 4, 100, 100)
        .match(/-?[\d.]+/g)
        ?.map(Number) ?? [];
    const corners = index === 0 ? numbers.slice(0, 2) : numbers;
    for (const number of corners) expect(Math.abs(number - 100)).toBeLessThanOrEqual(6);
  }
});

test("the eleventh class begins anew", () => {
  expect(markPath(10, 4)).toBe(markPath(0, 4));
  expect(classColour(10)).toBe(classColour(0));
});
