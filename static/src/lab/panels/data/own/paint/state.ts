import { batch, computed, signal } from "@preact/signals";

import type { Problem } from "../../../../../api/contract";
import type { GivenData } from "../../../../contract";
import { catalogues, data, experiment, takeDataset } from "../../../../session";
import { askRows, newestOnly } from "../../asking";
import { recordOf } from "../../catalogue";
import { rowsOf } from "../../rows";
import { closeOwnData } from "../open";
import {
  added,
  begun,
  changed,
  EMPTY,
  erased,
  extended,
  MOST_CLASSES,
  withClass,
  withoutClass,
  type Painted,
} from "./painting";
import { around, point, radiusOf, sprayed, USUAL, type Plane } from "./plane";

/** What the pointer leaves: several points, one, or fewer. */
export type Tool = "brush" | "single" | "eraser";

export const painting = signal(EMPTY);
export const plane = signal<Plane>(USUAL);
export const tool = signal<Tool>("brush");
/** The number of the class that is painted. */
export const colour = signal(0);
export const faults = signal<readonly Problem[]>([]);

const newest = newestOnly();

/** Whether the present dataset is points of a plane in few classes. */
export const canTake = computed(() => {
  const now = experiment.value;
  if (!now) return false;
  const run = data.value;
  if (run?.classes) return run.features.length === 2 && run.classes.names.length <= MOST_CLASSES;
  if (now.dataset.formula ?? now.dataset.painted) return true;
  const record = recordOf(now.dataset, catalogues.value?.datasets ?? []);
  return record?.kind === "classification" && record.features.length === 2;
});

/** Another state of the painting, to be undone as one step. */
export function change(to: (painted: Painted) => Painted): void {
  painting.value = changed(painting.value, to(painting.value.now));
  colour.value = Math.min(colour.value, painting.value.now.classes.length - 1);
}

/** The tool is put to a place of the plane, or is drawn on to one. */
export function touch(x: number, y: number, isOn: boolean): void {
  const { now } = painting.value;
  const to = touched(now, x, y);
  painting.value = isOn ? extended(painting.value, to) : changed(painting.value, to);
}

function touched(now: Painted, x: number, y: number): Painted {
  const of = colour.value;
  if (tool.value === "eraser") return erased(now, x, y, radiusOf(plane.value));
  if (tool.value === "single") return added(now, [point(x, y, of, plane.value)]);
  return added(now, sprayed(x, y, of, plane.value, Math.random));
}

/** One point by its numbers; the plane grows where it lies beyond. */
export function addPoint(x: number, y: number): void {
  const wide = around({ ...painting.value.now, points: [[x, y, 0]] });
  if (wide.high > plane.value.high) plane.value = wide;
  change((now) => added(now, [[x, y, colour.value]]));
}

export function addClass(): void {
  change(withClass);
  colour.value = painting.value.now.classes.length - 1;
}

export function removeClass(): void {
  change(withoutClass);
}

/** Go on with the points of the present dataset; undo brings back what was painted. */
export function takePoints(): void {
  const now = experiment.value;
  if (!now) return;
  newest(askRows(now.dataset), (answer) => {
    if (!("got" in answer)) {
      faults.value = answer.problems;
      return;
    }
    const { x, classes } = answer.got;
    if (!classes) return;
    const points = rowsOf(x).map(
      ([right = 0, up = 0], i) => [right, up, classes.of[i] ?? 0] as const,
    );
    const names = now.class_names ?? classes.names;
    const painted: Painted = { points, classes: names };
    batch(() => {
      plane.value = around(painted);
      change(() => painted);
      faults.value = [];
    });
  });
}

/** Learn from what is painted. */
export function learnPoints(): void {
  const dataset: GivenData = { painted: painting.value.now, knobs: {}, seed: 0 };
  newest(askRows(dataset), (answer) => {
    faults.value = "got" in answer ? [] : answer.problems;
    if (!("got" in answer)) return;
    takeDataset(dataset, answer.got);
    closeOwnData();
  });
}

/** Begin with the points that are learnt from, where nothing else is painted. */
export function recall(): void {
  const known = experiment.peek()?.dataset.painted;
  if (!known || painting.peek() !== EMPTY) return;
  painting.value = begun(known);
  plane.value = around(known);
}
