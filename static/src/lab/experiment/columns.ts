import type { History } from "../contract";

/** So many places of a run's history are kept: more than a screen has columns. */
const MOST = 2_000;

export const NO_HISTORY: History = {
  steps: [],
  epoch: [],
  batch_loss: [],
  train_loss: [],
  train_accuracy: [],
  held_loss: [],
  held_accuracy: [],
  log_likelihood: [],
  log_prior: [],
};

/** A history with what came after; where it grows too long, every other place is left out. */
export function joined(before: History, after: History): History {
  const both = mapped((column) => [...before[column], ...after[column]]);
  return both.steps.length > MOST ? thinned(both) : both;
}

function thinned(history: History): History {
  const last = history.steps.length - 1;
  const isKept = (_: unknown, i: number): boolean => i % 2 === 0 || i === last;
  return mapped((column) => (history[column] as readonly unknown[]).filter(isKept));
}

function mapped(columnOf: (column: keyof History) => readonly unknown[]): History {
  const names = Object.keys(NO_HISTORY) as (keyof History)[];
  return Object.fromEntries(names.map((name) => [name, columnOf(name)])) as unknown as History;
}

/** The place in a history that is nearest to a step; -1 where there is none. */
export function placeOf({ steps }: History, step: number): number {
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? 0) < step) low = middle + 1;
    else high = middle;
  }
  const isNearerBefore = step - (steps[low - 1] ?? -Infinity) < (steps[low] ?? Infinity) - step;
  return isNearerBefore ? low - 1 : low - (steps.length === 0 ? 1 : 0);
}
