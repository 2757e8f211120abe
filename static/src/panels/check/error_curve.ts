import type { Differences } from "../../api/contract";
import { toFloat, type Num } from "../../model/value";
import { powerOf } from "./step_text";

/** How far off differences are, by steps from the shortest on; null where there is no number. */
export type Errors = readonly (number | null)[];

export interface ErrorCurve {
  readonly steps: readonly number[];
  readonly central: Errors;
  readonly oneSided: Errors;
  /** Those that a check takes, by steps of their own. */
  readonly chosen: LookedAt;
}

/** A step, and how far off a difference is by it. */
export interface Looked {
  readonly step: number;
  readonly error: number | null;
}

export interface LookedAt {
  readonly central: Looked;
  readonly oneSided: Looked;
}

/** How steep errors are over the step, log over log, on both sides of the best; null where flat. */
export interface Slopes {
  readonly rounding: number | null;
  readonly truncation: number | null;
}

/** Rounding is good or bad luck: a step is as good as the worst of so many on either side. */
const NEIGHBOURS = 3;
/** So many steps next to the best are steep, which is two decades, and so many tell how much. */
const STEEP = 20;
const ENOUGH = 10;
/** What is flatter is not what the books speak of. */
const FLAT = 0.5;

export function errorsOf(told: Differences): ErrorCurve {
  const { steps, central, one_sided, reverse, chosen, chosen_one_sided } = told;
  const off = (slope: Num): number | null => {
    const error = Math.abs(toFloat(slope) - toFloat(reverse ?? 0));
    return Number.isFinite(error) ? error : null;
  };
  return {
    steps,
    central: central.map(off),
    oneSided: one_sided.map(off),
    chosen: {
      central: { step: chosen.h, error: off(chosen.difference) },
      oneSided: { step: chosen_one_sided.h, error: off(chosen_one_sided.difference) },
    },
  };
}

/** What is off by a step set by hand; without one, by those of a check. */
export function errorsAt(curve: ErrorCurve, step: number | null): LookedAt {
  if (step === null) return curve.chosen;
  const i = curve.steps.findIndex((each) => powerOf(each) === powerOf(step));
  return {
    central: { step, error: curve.central[i] ?? null },
    oneSided: { step, error: curve.oneSided[i] ?? null },
  };
}

/** The place of the surest step, the longest of those that are equally good. */
export function surest(errors: Errors): number | null {
  const found = worstNearby(errors).reduce<{ error: number; place: number } | null>(
    (best, error, place) =>
      error !== null && (best === null || error <= best.error) ? { error, place } : best,
    null,
  );
  return found?.place ?? null;
}

export function slopesOf({ steps }: ErrorCurve, errors: Errors): Slopes {
  const best = surest(errors);
  if (best === null) return { rounding: null, truncation: null };
  const worst = worstNearby(errors);
  const [shorter, longer] = [best - NEIGHBOURS, best + NEIGHBOURS];
  const left = slope(steps, worst, Math.max(0, shorter - 2 * STEEP), shorter);
  const right = slope(steps, worst, longer, longer + STEEP);
  return {
    rounding: left !== null && left < -FLAT ? left : null,
    truncation: right !== null && right > FLAT ? right : null,
  };
}

function worstNearby(errors: Errors): Errors {
  return errors.map((error, i) => {
    if (error === null) return null;
    const near = errors.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1);
    return near.reduce<number>((worst, other) => Math.max(worst, other ?? Infinity), error);
  });
}

/** The least squares slope of the errors from one place to another that are neither 0 nor missing. */
function slope(steps: readonly number[], errors: Errors, from: number, to: number): number | null {
  const points = steps.slice(from, Math.max(from, to)).flatMap((step, i) => {
    const error = errors[from + i] ?? 0;
    return error > 0 && error < Infinity ? [[Math.log10(step), Math.log10(error)] as const] : [];
  });
  if (points.length < ENOUGH) return null;
  const mean = (axis: 0 | 1): number =>
    points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x0, y0] = [mean(0), mean(1)];
  const rise = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0);
  return rise / points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
}
