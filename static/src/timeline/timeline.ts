import type { Trace } from "../api/contract";
import { DERIVATIVE, type DerivativeName } from "../model/link";
import type { Quantity } from "../model/value";
import type { Flow } from "./bundle";
import type { FlowStep, Step, Steps } from "./step";

/** A trace made ready to be shown at any moment: moment t means that t steps are done. */
export interface Timeline {
  readonly steps: Steps;
  /** What the derivatives are that flow. */
  readonly derivative: DerivativeName;
  /** How many steps compute values; from there on derivatives flow. */
  readonly forwardEnd: number;
  /** The place of the step that computes each node. */
  readonly computed: ReadonlyMap<string, number>;
  /** The place of the seed, of the node that has it. */
  readonly seeded: ReadonlyMap<string, number>;
  /** What each node receives, in order. */
  readonly arrivals: { get(node: string): readonly Arrival[] | undefined };
  /** The step that crosses each edge. */
  readonly crossings: { get(edge: string): Arrival | undefined };
}

export interface Arrival {
  readonly place: number;
  readonly step: FlowStep;
}

/** What is to be seen at one moment, looked up in the trace. Painting needs no more and a layout. */
export interface Frame {
  readonly values: { has(node: string): boolean };
  readonly totals: { has(node: string): boolean; get(node: string): Quantity | undefined };
  readonly parts: { get(node: string): readonly Quantity[] | undefined };
  readonly flows: { get(edge: string): Flow | undefined };
  /** What crosses an edge, whether it has happened yet or not. */
  readonly crossings: { get(edge: string): Arrival | undefined };
  /** How many steps are done. */
  readonly done: number;
  /** The step being done (progress below 1) or just done. */
  readonly active: Step | null;
  readonly progress: number;
}

export function timelineOf(trace: Trace): Timeline {
  const computed = new Map<string, number>();
  const seeded = new Map<string, number>();
  const arrivals = new Map<string, Arrival[]>();
  const crossings = new Map<string, Arrival>();
  for (const [place, step] of trace.steps.entries()) {
    if (step.kind === "value") computed.set(step.node, place);
    else if (step.kind === "seed") seeded.set(step.node, place);
    else {
      const arrival = { place, step };
      const held = arrivals.get(step.to);
      if (held) held.push(arrival);
      else arrivals.set(step.to, [arrival]);
      crossings.set(edgeOf(step), arrival);
    }
  }
  const first = trace.steps.findIndex((step) => step.kind !== "value");
  const forwardEnd = first < 0 ? trace.steps.length : first;
  const derivative = DERIVATIVE[trace.mode];
  return { steps: trace.steps, derivative, forwardEnd, computed, seeded, arrivals, crossings };
}

/** The frame at moment t, from 0 to the number of steps; fractions are under way. */
export function frameAt(timeline: Timeline, t: number): Frame {
  const done = Math.min(Math.floor(t), timeline.steps.length);
  const progress = t - done;
  const received = (node: string): Quantity | undefined => totalAt(timeline, node, done);
  return {
    values: { has: (node) => (timeline.computed.get(node) ?? done) < done },
    totals: { has: (node) => received(node) !== undefined, get: received },
    parts: {
      get: (node) => {
        const all = timeline.arrivals.get(node) ?? [];
        const count = countBefore(all, done);
        return count === 0 ? undefined : all.slice(0, count).map(({ step }) => step.amount);
      },
    },
    flows: {
      get: (edge) => {
        const crossing = timeline.crossings.get(edge);
        return crossing && crossing.place < done ? crossing.step : undefined;
      },
    },
    crossings: timeline.crossings,
    done,
    active: stepAt(timeline, progress > 0 ? done : done - 1),
    progress: progress > 0 ? progress : 1,
  };
}

/** The step at a place; none before the first. */
function stepAt({ steps }: Timeline, place: number): Step | null {
  return place < 0 ? null : (steps.at(place) ?? null);
}

/** All that a node receives in the end. */
export function totalOf(timeline: Timeline, node: string): Quantity | null {
  return totalAt(timeline, node, timeline.steps.length) ?? null;
}

/** What a node has received before a place, which is nothing before the first of it arrives. */
function totalAt(timeline: Timeline, node: string, done: number): Quantity | undefined {
  const all = timeline.arrivals.get(node) ?? [];
  const last = all[countBefore(all, done) - 1];
  if (last) return last.step.total;
  const place = timeline.seeded.get(node);
  if (place === undefined || place >= done) return undefined;
  const seed = stepAt(timeline, place);
  return seed?.kind === "seed" ? (seed.grad ?? seed.tangent ?? 1) : undefined;
}

/** How many arrivals come before a place; a node may have thousands. */
export function countBefore(arrivals: readonly Arrival[], place: number): number {
  let [low, high] = [0, arrivals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((arrivals[middle]?.place ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The edge that a step crosses, named in the direction that values flow. */
export function edgeOf(step: FlowStep): string {
  return step.kind === "contribution"
    ? `${step.to}:${step.from}:${step.slot}`
    : `${step.from}:${step.to}:${step.slot}`;
}

export function isFlow(step: Step): step is FlowStep {
  return step.kind === "contribution" || step.kind === "tangent";
}

/** Whether a node has received all that it will receive. */
export function isComplete(timeline: Timeline, frame: Frame, node: string): boolean {
  const due = timeline.arrivals.get(node) ?? [];
  return frame.totals.has(node) && (frame.parts.get(node)?.length ?? 0) === due.length;
}
