import { line, sCurve, uTurn } from "./curve";
import type { CubicBezier, Point } from "./layout";

/** From an output port to an input port. */
export interface Trip {
  readonly start: Point;
  readonly end: Point;
  /** How far its middle is lifted or lowered, so that it parts from its like, px. */
  readonly bow: number;
  /** More room than it needs from the cards that it passes, px: others pass at other distances. */
  readonly aside: number;
}

/** A way with a level run: where it leaves the height of its start, and reaches that of its end. */
export interface Plan {
  readonly level: number;
  readonly out: number;
  readonly into: number;
  /** Whether it bends closely, for narrow gaps. */
  readonly tight: boolean;
}

/** What a plan draws: from the start to the run, the run, and from it to the end. */
export interface Stretches {
  readonly out: readonly CubicBezier[];
  readonly run: readonly CubicBezier[];
  readonly into: readonly CubicBezier[];
}

/** Length of a bend ahead, and how far one that turns back swings out, px. */
const BEND = 72;
const SWING = 64;
/** What a plan costs beside its climb: for each px that it goes on before it bends, and if tight. */
const DELAY = 0.4;
const TIGHT = 24;

export function leadsAhead({ start, end }: Trip): boolean {
  return end.x >= start.x;
}

/** One curve, whatever is in its way. */
export function straightOn({ start, end, bow }: Trip): Stretches {
  return { out: [sCurve(start.x, start.y, end.x, end.y, bow)], run: [], into: [] };
}

export function costOf({ level, out, into, tight }: Plan, { start, end }: Trip): number {
  const climb = Math.abs(level - start.y) + Math.abs(level - end.y);
  return climb + DELAY * (out - start.x + end.x - into) + (tight ? TIGHT : 0);
}

/** The curves of a plan; null where they do not fit between its ends. */
export function stretchesOf(plan: Plan, trip: Trip): Stretches | null {
  return leadsAhead(trip) ? ahead(plan, trip) : back(plan, trip);
}

function ahead({ level, out, into, tight }: Plan, { start, end }: Trip): Stretches | null {
  if (out >= into) return null;
  const bend = Math.min(tight ? BEND / 2 : BEND, (into - out) / 2);
  const [x0, x1] = [level === start.y ? out : out + bend, level === end.y ? into : into - bend];
  const lines = (from: number, to: number, y: number): CubicBezier[] =>
    to > from ? [line(from, y, to, y)] : [];
  return {
    out: [...lines(start.x, out, start.y), ...(x0 > out ? [sCurve(out, start.y, x0, level)] : [])],
    run: lines(x0, x1, level),
    into: [...(x1 < into ? [sCurve(x1, level, into, end.y)] : []), ...lines(into, end.x, end.y)],
  };
}

function back({ level, out, into, tight }: Plan, { start, end }: Trip): Stretches | null {
  if (out <= into) return null;
  const swing = tight ? SWING / 2 : SWING;
  const stub = out > start.x ? [line(start.x, start.y, out, start.y)] : [];
  const rest = end.x > into ? [line(into, end.y, end.x, end.y)] : [];
  return {
    out: [...stub, uTurn(out, start.y, out + swing, level)],
    run: [line(out, level, into, level)],
    into: [uTurn(into, level, into - swing, end.y), ...rest],
  };
}
