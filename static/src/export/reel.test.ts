import { expect, test } from "vitest";
import { reelOf, secondsOf } from "./reel";
import type { Timeline } from "../timeline/timeline";

function steps(forwardEnd: number, count: number): { timeline: Timeline } {
  return { timeline: { forwardEnd, steps: Array<null>(count) } as unknown as Timeline };
}

test("it goes from the end of forward to the last step, a picture a step", () => {
  const { stills, moves } = reelOf(steps(6, 13), { step: 640, motion: false });
  expect(stills.map(({ moment }) => moment)).toEqual([6, 7, 8, 9, 10, 11, 12, 13]);
  expect(moves).toBe(false);
});

test("dots on their way are pictures between the steps, and take no longer", () => {
  const still = reelOf(steps(6, 13), { step: 640, motion: false });
  const moving = reelOf(steps(6, 13), { step: 640, motion: true });
  expect(moving.stills.length).toBe(1 + 7 * 8);
  expect(moving.stills.at(-1)?.moment).toBe(13);
  expect(Math.abs(secondsOf(moving) - secondsOf(still))).toBeLessThan(1);
});

test("a long sweep is shown several steps at a time, to its end", () => {
  const { stills, moves, stride } = reelOf(steps(1000, 5000), { step: 320, motion: true });
  expect(moves).toBe(false);
  expect(stride).toBe(10);
  expect(stills.length).toBe(401);
  expect(stills.at(-1)?.moment).toBe(5000);
});

test("where nothing flows there is one picture", () => {
  expect(reelOf(steps(4, 4), { step: 640, motion: true }).stills.length).toBe(1);
});
