import { batch, computed, signal } from "@preact/signals";

import type { Problem } from "../../../../../api/contract";
import type { GivenData, Knob, Rows } from "../../../../contract";
import { experiment, takeDataset } from "../../../../session";
import { askRows, newestOnly } from "../../asking";
import { closeOwnData } from "../open";
import { FORMULA_KNOBS } from "./knobs";

/** How long typing rests before it is tried, ms. */
const PATIENCE = 200;

export const formula = signal("y > sin(x)");
export const knobs = signal<Readonly<Record<string, number>>>(
  Object.fromEntries(FORMULA_KNOBS.map((knob) => [knob.name, knob.default])),
);
/** The points that the formula tells apart; those before it stay while it cannot be read. */
export const rows = signal<Rows | null>(null);
export const faults = signal<readonly Problem[]>([]);
export const isBusy = signal(false);

const given = computed<GivenData>(() => ({
  formula: formula.value,
  knobs: knobs.value,
  seed: 0,
}));
const newest = newestOnly();
let timer: ReturnType<typeof setTimeout> | undefined;

export function write(text: string): void {
  formula.value = text;
  soon();
}

export function turn(knob: Knob, value: number): void {
  knobs.value = { ...knobs.value, [knob.name]: value };
  soon();
}

/** Begin with the formula that is learnt from, where no other was written. */
export function recall(): void {
  const known = experiment.peek()?.dataset;
  if (rows.peek()) return;
  if (known?.formula) {
    formula.value = known.formula;
    knobs.value = { ...knobs.peek(), ...known.knobs };
  }
  attempt();
}

/** Learn from the points. */
export function learnFormula(): void {
  const made = rows.value;
  if (!made) return;
  takeDataset(given.value, made);
  closeOwnData();
}

function soon(): void {
  isBusy.value = true;
  clearTimeout(timer);
  timer = setTimeout(attempt, PATIENCE);
}

function attempt(): void {
  isBusy.value = true;
  newest(askRows(given.value), (answer) =>
    batch(() => {
      isBusy.value = false;
      faults.value = "got" in answer ? [] : answer.problems;
      if ("got" in answer) rows.value = answer.got;
    }),
  );
}
