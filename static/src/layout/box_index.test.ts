import { expect, test } from "vitest";
import { boxesIn, boxIndex, type Area } from "./box_index";
import type { Box } from "./layout";
import { randomNumbers } from "./random";

function randomBoxes(count: number, seed: number): Box[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => ({
    x: random() * 4000 - 1000,
    y: random() * 4000 - 1000,
    width: random() * 200,
    height: random() * 100,
  }));
}

function areaOf({ x, y, width, height }: Box): Area {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** By looking at every box. */
function meeting(boxes: readonly Box[], area: Area): number[] {
  return boxes.flatMap((box, i) => {
    const { left, top, right, bottom } = areaOf(box);
    const apart =
      left >= area.right || right <= area.left || top >= area.bottom || bottom <= area.top;
    return apart ? [] : [i];
  });
}

test.each([0, 1, 16, 17, 400])("among %i boxes it finds what looking at each would", (count) => {
  const boxes = randomBoxes(count, count + 1);
  const index = boxIndex(boxes);
  for (const box of randomBoxes(60, 99)) {
    const area = areaOf(box);
    expect(boxesIn(index, area).sort((a, b) => a - b)).toEqual(meeting(boxes, area));
  }
});

test("boxes that stand far apart or all at one place are found too", () => {
  const far = [-1e9, 0, 1e9].map((x) => ({ x, y: -x, width: 10, height: 10 }));
  const same = Array.from({ length: 40 }, () => ({ x: 5, y: 5, width: 1, height: 1 }));
  for (const boxes of [far, same, [...far, ...same]]) {
    const index = boxIndex(boxes);
    for (const box of boxes) {
      const area = areaOf(box);
      expect(boxesIn(index, area).sort((a, b) => a - b)).toEqual(meeting(boxes, area));
    }
  }
});

test("boxes that only touch an area are not in it", () => {
  const index = boxIndex([{ x: 0, y: 0, width: 10, height: 10 }]);
  expect(boxesIn(index, { left: 10, top: 0, right: 20, bottom: 10 })).toEqual([]);
});

test("it stops when it has found enough", () => {
  const boxes = randomBoxes(200, 5);
  const all = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
  expect(boxesIn(boxIndex(boxes), all, 7).length).toBe(7);
});
