import { expect, test } from "vitest";

import type { History } from "../contract";
import { joined, NO_HISTORY, placeOf } from "./columns";

function upTo(first: number, last: number): History {
  const steps = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const each = <T>(value: T): T[] => steps.map(() => value);
  return {
    steps,
    epoch: steps.map((step) => step / 10),
    batch_loss: each(null),
    train_loss: steps.map((step) => 1 / (1 + step)),
    train_accuracy: each(0.5),
    held_loss: each(null),
    held_accuracy: each(null),
    log_likelihood: each(null),
    log_prior: each(0),
  };
}

test("what comes is added to every column", () => {
  expect(joined(upTo(0, 4), upTo(5, 9))).toEqual(upTo(0, 9));
  expect(joined(NO_HISTORY, upTo(0, 1))).toEqual(upTo(0, 1));
});

test("however long a run is told about, its history stays bounded and keeps both ends", () => {
  let told = upTo(0, 0);
  for (let step = 1; step <= 20_000; step += 100) told = joined(told, upTo(step, step + 99));
  expect(told.steps.length).toBeLessThanOrEqual(2_000);
  expect(told.train_loss).toHaveLength(told.steps.length);
  expect(told.steps[0]).toBe(0);
  expect(told.steps.at(-1)).toBe(20_000);
  expect(told.steps).toEqual([...told.steps].sort((a, b) => a - b));
});

test.each([
  [0, 0],
  [9, 1],
  [16, 2],
  [14, 1],
  [99, 3],
])("step %i is nearest to place %i of 0, 10, 20, 30", (step, place) => {
  expect(placeOf({ ...NO_HISTORY, steps: [0, 10, 20, 30] }, step)).toBe(place);
});

test("nothing has no place", () => {
  expect(placeOf(NO_HISTORY, 3)).toBe(-1);
});
