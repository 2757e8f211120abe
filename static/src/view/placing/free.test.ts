import { expect, test } from "vitest";
import { Taken } from "../edges/taken";
import { freePlace } from "./free";
import { meet } from "./rect";

const WANTED = { x: 0, y: 0, width: 144, height: 92 };

test("a place that is free is taken as it is", () => {
  expect(freePlace(WANTED, new Taken())).toEqual({ x: 0, y: 0 });
});

test("a place that is taken is left for a near one that is free", () => {
  const taken = new Taken();
  const cards = [WANTED, { ...WANTED, y: 110 }, { ...WANTED, x: 200 }];
  for (const card of cards) taken.add(card);
  const at = freePlace(WANTED, taken);
  expect(cards.filter((card) => meet(card, { ...WANTED, ...at }))).toEqual([]);
  expect(Math.hypot(at.x, at.y)).toBeLessThan(300);
});
