import type { Columns, Trace } from "../api/contract";
import { isTensor, type Value } from "../model/value";
import type { Signs } from "../timeline/signs";
import type { Step } from "../timeline/step";
import { isComplete, isFlow, type Frame, type Timeline } from "../timeline/timeline";
import { ARRIVED } from "./motion/dots";
import { BLANK, type CardNumbers } from "./cards/node_card";

/** The numbers of a picture at a moment; null where nothing of it has been computed. */
export interface Scene {
  readonly trace: Trace | null;
  readonly timeline: Timeline | null;
  readonly frame: Frame | null;
  readonly live: {
    readonly leaf: string;
    readonly before: Columns;
    readonly now: Columns;
  } | null;
  /** Ids of nodes, keys of edges, ids of notes. */
  readonly selected: ReadonlySet<string>;
  /** What is said beside the numbers; nothing where it is left out. */
  readonly signs?: Signs;
}

/** A scene that has numbers. */
export interface Run extends Scene {
  readonly trace: Trace;
  readonly timeline: Timeline;
  readonly frame: Frame;
}

export function isRun(scene: Scene): scene is Run {
  return scene.trace !== null && scene.timeline !== null && scene.frame !== null;
}

/** The numbers of each card at this moment, from the trace or, while dragging, ahead of it. */
export function numbersOf(scene: Scene): (id: string) => CardNumbers {
  if (!isRun(scene)) return () => BLANK;
  const { trace, timeline, frame, live } = scene;
  const now = live && indexOf(live.now);
  const before = live && indexOf(live.before);
  return (id) => {
    const i = now?.get(id);
    const computed = frame.values.has(id);
    const running = frame.totals.get(id) ?? null;
    const derivativeName = timeline.derivative;
    if (!live || i === undefined) {
      const traced = trace.nodes[id]?.value ?? null;
      const parts = frame.parts.get(id) ?? [];
      return {
        value: computed ? traced : null,
        derivative: running,
        derivativeName,
        parts,
        ghost: null,
      };
    }
    const value = live.now.values[i] ?? null;
    const was = live.before.values[before?.get(id) ?? -1] ?? null;
    const isFull = timeline.derivative === "gradient" && isComplete(timeline, frame, id);
    return {
      value: computed ? value : null,
      derivative: isFull ? (live.now.grads[i] ?? null) : running,
      derivativeName,
      parts: [],
      ghost: computed && !same(value, was) ? was : null,
    };
  };
}

/** Whether live numbers have run ahead of the trace, whose products are then of before. */
export function isStale({ trace, timeline, live }: Run): boolean {
  if (!live || timeline.derivative === "paths") return false;
  const value = live.now.values[indexOf(live.now).get(live.leaf) ?? -1] ?? null;
  return !same(trace.nodes[live.leaf]?.value ?? null, value);
}

/** The node that the step at hand has reached, and the colour of its sweep. */
export function nodeAtHand({
  active,
  progress,
}: Frame): { id: string; colour: "blue" | "red" } | null {
  if (!active) return null;
  const travels = isFlow(active) || (active.kind === "value" && active.inputs.length > 0);
  if (travels && progress < ARRIVED) return null;
  const id = isFlow(active) ? active.to : active.node;
  return { id, colour: active.kind === "value" ? "blue" : "red" };
}

/** The cards that a step joins, the one where it lands first. */
export function touchedBy(step: Step): readonly string[] {
  return isFlow(step) ? [step.to, step.from] : [step.node];
}

const indices = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function indexOf({ ids }: Columns): ReadonlyMap<string, number> {
  const known = indices.get(ids);
  if (known) return known;
  const made = new Map(ids.map((id, i) => [id, i]));
  indices.set(ids, made);
  return made;
}

function same(a: Value | null, b: Value | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || !isTensor(a) || !isTensor(b)) return false;
  return a.data.length === b.data.length && a.data.every((num, i) => num === b.data[i]);
}
