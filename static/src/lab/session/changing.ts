import { batch, computed, signal } from "@preact/signals";

import type { Experiment, GivenData, Rows } from "../contract";
import { fit, taskOf, type Task } from "../experiment/fit";
import { began, pushed, redone, undone, type Line } from "../experiment/line";
import { same } from "../experiment/same";
import { fitting } from "../experiment/shape";
import { beginSoon } from "./running";
import { catalogues, data, experiment, followed, preset } from "./state";

/** What undo goes back to. */
interface Made {
  readonly experiment: Experiment;
  readonly preset: string | null;
}

const line = signal<Line<Made> | null>(null);
/** What is to be learnt from the datasets that were chosen here. */
const tasks = new WeakMap<GivenData, Task>();

export const canUndo = computed(() => (line.value?.past.length ?? 0) > 0);
export const canRedo = computed(() => (line.value?.future.length ?? 0) > 0);

/** Show an experiment that nothing came before. */
export function start(of: Experiment, from: string | null): void {
  show(began({ experiment: of, preset: from }));
}

/** Take up a change: it can be undone, and a run of it begins soon after. */
export function changeExperiment(next: Experiment): void {
  put(next, preset.peek());
}

export function openPreset(name: string): void {
  const found = catalogues.peek()?.presets.find((each) => each.name === name);
  if (found) put(found.experiment, name);
}

function put(next: Experiment, from: string | null): void {
  const spec = fitting(next.spec, catalogues.peek()?.activations ?? []);
  const made = { experiment: { ...next, spec }, preset: from };
  const now = line.peek();
  if (now && same(now.present, made)) return;
  show(now ? pushed(now, made) : began(made));
  beginSoon();
}

export function undo(): void {
  travel(undone);
}

export function redo(): void {
  travel(redone);
}

function travel(to: (line: Line<Made>) => Line<Made>): void {
  const now = line.peek();
  const next = now && to(now);
  if (!next || next === now) return;
  show(next);
  beginSoon();
}

function show(next: Line<Made>): void {
  batch(() => {
    line.value = next;
    experiment.value = next.present.experiment;
    preset.value = next.present.preset;
  });
}

/** Learn from another dataset, with a network that fits it. */
export function takeDataset(dataset: GivenData, rows: Rows): void {
  const now = experiment.peek();
  if (!now) return;
  const task = taskOf(rows);
  const before = taskBefore(now);
  tasks.set(dataset, task);
  // With data of its own it is no variation of the preset any more.
  const from = dataset.name && dataset.name === now.dataset.name ? preset.peek() : null;
  put(fit(now, { dataset, features: rows.features, task, before }), from);
}

function taskBefore({ dataset }: Experiment): Task | null {
  const known = tasks.get(dataset);
  if (known) return known;
  const isRun = same(followed.peek()?.dataset, dataset);
  const rows = data.peek();
  return isRun && rows ? taskOf(rows) : null;
}
