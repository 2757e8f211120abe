import { lab } from "../client";
import type { Spec } from "../contract";
import { setWeight } from "../experiment/edits";
import { same } from "../experiment/same";
import { changeExperiment } from "./changing";
import { answered } from "./reaching";
import { experiment, followed, run, view } from "./state";

/** One number of the network that is set by hand. */
export interface ParameterChange {
  /** From 1. */
  readonly layer: number;
  readonly row: number;
  /** null: the row's bias. */
  readonly column: number | null;
  readonly value: number;
}

/** Set weights and biases of the network as it is drawn: training begins from there. */
export async function setParameters(changes: readonly ParameterChange[]): Promise<void> {
  const trained = await numbersNow();
  const now = experiment.peek();
  if (!trained || !now) return;
  const last = changes.reduce(
    ({ from, made }, { value, ...place }) => {
      const next = setWeight(made, from, place, value);
      return { from: next.spec, made: next };
    },
    { from: trained, made: now },
  );
  changeExperiment(last.made);
}

/** Every number of the network: those of its run or, where they were set since, of the experiment. */
async function numbersNow(): Promise<Spec | null> {
  const [now, id] = [experiment.peek()?.spec, run.peek()?.id];
  if (!now) return null;
  const isGiven = now.layers.every(({ weights, biases }) => weights && biases);
  if (isGiven && !same(now, followed.peek()?.spec)) return now;
  if (id === undefined) return null;
  const steps = view.peek()?.steps ?? null;
  return (await answered(() => lab.trained(id, steps)))?.spec ?? null;
}
