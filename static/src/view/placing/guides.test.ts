import { expect, test } from "vitest";
import { snapped } from "./guides";

const at = (x: number, y: number, width = 100, height = 60) => ({ x, y, width, height });

test("a box near another's middle is drawn to it, with one line through both", () => {
  const { dx, dy, guides } = snapped(at(303, 200), [at(300, 0)], 6);
  expect([dx, dy]).toEqual([-3, 0]);
  expect(guides).toEqual([{ axis: "x", at: 350, from: -12, to: 272 }]);
});

test("the sides of boxes of unlike size align too", () => {
  const { dx, guides } = snapped(at(304, 200), [at(300, 0, 40)], 6);
  expect(dx).toBe(-4);
  expect(guides.map(({ at }) => at)).toEqual([300]);
});

test("of several lines within reach the nearest is taken", () => {
  expect(snapped(at(0, 200), [at(5, 0), at(-2, 0)], 6).dx).toBe(-2);
});

test("what is out of reach, or wanted out of reach, draws nothing", () => {
  expect(snapped(at(310, 200), [at(300, 0)], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
  expect(snapped(at(301, 200), [at(300, 0)], 0)).toEqual({ dx: 0, dy: 0, guides: [] });
});
