import { computed } from "@preact/signals";

import type { History } from "../../contract";
import { history, scrubbed } from "../../session";

/** What the history says of one moment; NaN stands for what is not finite or overflowed. */
export interface Moment {
  readonly steps: number;
  readonly epoch: number;
  readonly trainLoss: number | null;
  readonly heldLoss: number | null;
  readonly trainAccuracy: number | null;
  readonly heldAccuracy: number | null;
  readonly logLikelihood: number | null;
  readonly logPrior: number | null;
}

/** The place in the history of what is drawn; null before there is one. */
export const place = computed(() => {
  const steps = history.value?.steps ?? [];
  if (steps.length === 0) return null;
  return scrubbed.value ? placeOf(steps, scrubbed.value.steps) : steps.length - 1;
});

/** The numbers of what is drawn. */
export const moment = computed(() =>
  history.value && place.value !== null ? momentAt(history.value, place.value) : null,
);

export function momentAt(all: History, at: number): Moment {
  return {
    steps: all.steps[at] ?? 0,
    epoch: all.epoch[at] ?? 0,
    trainLoss: float(all.train_loss[at]),
    heldLoss: float(all.held_loss[at]),
    trainAccuracy: float(all.train_accuracy[at]),
    heldAccuracy: float(all.held_accuracy[at]),
    logLikelihood: float(all.log_likelihood[at]),
    logPrior: float(all.log_prior[at]),
  };
}

/** The nearest place in ascending numbers. */
export function placeOf(ascending: readonly number[], wanted: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= wanted) low = middle;
    else high = middle;
  }
  const [before = 0, after = 0] = [ascending[low], ascending[high]];
  return wanted - before <= after - wanted ? low : high;
}

function float(num: number | string | null | undefined): number | null {
  return num === null || num === undefined ? null : Number(num);
}
