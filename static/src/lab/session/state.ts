import { computed, signal } from "@preact/signals";

import type { Problem } from "../../api/contract";
import { machine } from "../../machine/remembered";
import type { Activation, Clipping, DatasetRecord, Initializer, Loss, Making } from "../contract";
import type { Experiment, History, Knob, Optimizer, Preset, Regularizer } from "../contract";
import type { RunData, RunState, Scaling, Schedule, View } from "../contract";
import { same } from "../experiment/same";
import { sameShape } from "../experiment/shape";

/** Everything that can be chosen, as the server's registries list it. */
export interface Catalogues {
  readonly activations: readonly Activation[];
  readonly clippings: readonly Clipping[];
  readonly datasets: readonly DatasetRecord[];
  readonly initializers: readonly Initializer[];
  readonly losses: readonly Loss[];
  readonly makings: readonly Making[];
  readonly optimizers: readonly Optimizer[];
  readonly presets: readonly Preset[];
  readonly regularizers: readonly Regularizer[];
  readonly scalings: readonly Scaling[];
  readonly schedules: readonly Schedule[];
  /** The setting that regularizers share: `strength` of GET /regularizers. */
  readonly strength: Knob;
  /** The setting that clippings share: `most` of GET /clippings. */
  readonly most: Knob;
}

/** One sample that is looked at: its row, and its loss's gradient for each parameter. */
export interface Looked {
  readonly row: number;
  readonly loss: number;
  /** The values of the last layer. */
  readonly outputs: readonly number[];
  /** In the order of `View.parameters`. */
  readonly gradient: Float32Array;
}

/** The row of `looked`, before its numbers are there. */
export const lookedAt = signal<number | null>(null);
/** How many samples of the next batch were walked through one by one. */
export const walked = signal(0);
/** The step that is scrubbed to; its view may be on its way. */
export const scrubbedTo = signal<number | null>(null);
/** Epochs a second; null while nothing is trained. */
export const pace = signal<number | null>(null);
/** So fast that one sees what happens, until a person chooses. */
const WATCHED = "30";
/** How fast training shall go, epochs a second; null is as fast as it can. */
export const speed = signal<number | null>(Number(machine.recall("lab.speed") ?? WATCHED) || null);
/** The preset that the experiment was made of. */
export const preset = signal<string | null>(null);
/** Whether this person has seen a network train on this machine. */
export const hasTrained = signal(machine.recall("lab.trained") === "true");
/** What stands in front of the page. */
export const overlay = signal<"help" | null>(null);

export const catalogues = signal<Catalogues | null>(null);
/** What the page shows; null until the first preset or the address is opened. */
export const experiment = signal<Experiment | null>(null);
export const run = signal<RunState | null>(null);
export const runId = computed(() => run.value?.id ?? null);
export const history = signal<History | null>(null);
export const data = signal<RunData | null>(null);
/** The newest view of the run. */
export const latest = signal<View | null>(null);
/** The view of the step that is scrubbed to; null while the page follows the run. */
export const scrubbed = signal<View | null>(null);
/** The experiment that the run follows from, until the next run is begun. */
export const followed = signal<Experiment | null>(null);
/** What is drawn: null while the network that is shown is of another shape than the one that is run. */
export const view = computed(() => {
  const [now, run] = [experiment.value, followed.value];
  const isOther = now !== null && run !== null && !sameShape(now.spec, run.spec);
  return isOther ? null : (scrubbed.value ?? latest.value);
});
/** Rows of the next batch, in order. */
export const next = signal<readonly number[]>([]);
/** The sample that is looked at, and the row that was asked for while its numbers are on their way. */
export const looked = signal<Looked | null>(null);
/** Whether edges show gradients (red) instead of weights. */
export const backward = signal(false);
/** What the server cannot run, with pointers into the experiment, such as /spec/layers/0/units. */
export const problems = signal<readonly Problem[]>([]);
/** The unit that is pointed at or chosen: layer 0 is the inputs. */
export const chosenUnit = signal<{ readonly layer: number; readonly unit: number } | null>(null);
/** The weight that is chosen: of a layer from 1, its row and its column of the weights. */
export const chosenWeight = signal<{
  readonly layer: number;
  readonly row: number;
  readonly column: number;
} | null>(null);
export const reachable = signal(true);
export const notice = signal("");

/** What is open: the preset, and whether it is still the same; else the data. */
export const title = computed(() => {
  const of = catalogues.value?.presets.find(({ name }) => name === preset.value);
  if (!of) return data.value?.title ?? "";
  return same(of.experiment, experiment.value) ? of.title : `${of.title}, changed`;
});

/** How long a notice stands, ms. */
const NOTICE = 5000;

let noticed: ReturnType<typeof setTimeout> | undefined;

/** Tell the person something for a moment. */
export function say(words: string): void {
  clearTimeout(noticed);
  notice.value = words;
  noticed = setTimeout(() => (notice.value = ""), NOTICE);
}
