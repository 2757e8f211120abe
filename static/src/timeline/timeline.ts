import type { FlowStep, Step, Trace } from "../api/contract";
import type { Value } from "../model/value";

/** A trace made ready to be shown at any moment: moment t means that t steps are done. */
export interface Timeline {
  readonly steps: readonly Step[];
  /** How many steps compute values; from there on derivatives flow. */
  readonly forwardEnd: number;
  /** How many amounts each node receives in all. */
  readonly arrivals: ReadonlyMap<string, number>;
}

/** What is to be seen at one moment. Painting needs no more than this and a layout. */
export interface Frame {
  readonly values: ReadonlySet<string>;
  readonly totals: ReadonlyMap<string, Value>;
  readonly parts: ReadonlyMap<string, readonly Value[]>;
  readonly flows: ReadonlyMap<string, FlowStep>;
  /** The step being done (progress below 1) or just done. */
  readonly active: Step | null;
  readonly progress: number;
}

export function timelineOf(trace: Trace): Timeline {
  const arrivals = new Map<string, number>();
  for (const step of trace.steps) {
    if (isFlow(step)) arrivals.set(step.to, (arrivals.get(step.to) ?? 0) + 1);
  }
  const first = trace.steps.findIndex((step) => step.kind !== "value");
  const forwardEnd = first < 0 ? trace.steps.length : first;
  return { steps: trace.steps, forwardEnd, arrivals };
}

/** The frame at moment t, from 0 to the number of steps; fractions are under way. */
export function frameAt(timeline: Timeline, t: number): Frame {
  const done = Math.min(Math.floor(t), timeline.steps.length);
  const values = new Set<string>();
  const totals = new Map<string, Value>();
  const parts = new Map<string, Value[]>();
  const flows = new Map<string, FlowStep>();
  for (const step of timeline.steps.slice(0, done)) {
    if (step.kind === "value") values.add(step.node);
    else if (step.kind === "seed") totals.set(step.node, step.grad ?? step.tangent ?? 1);
    else {
      totals.set(step.to, step.total);
      const held = parts.get(step.to);
      if (held) held.push(step.amount);
      else parts.set(step.to, [step.amount]);
      flows.set(edgeOf(step), step);
    }
  }
  const progress = t - done;
  const active = timeline.steps[progress > 0 ? done : done - 1] ?? null;
  return { values, totals, parts, flows, active, progress: progress > 0 ? progress : 1 };
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
  const due = timeline.arrivals.get(node) ?? 0;
  return frame.totals.has(node) && (frame.parts.get(node)?.length ?? 0) === due;
}
