import { isCount, isTensor, magnitude, toFloat, type Num, type Quantity } from "../model/value";
import type { FlowStep } from "./step";
import { countBefore, type Arrival, type Frame } from "./timeline";

/** What has crossed some of several edges that are drawn as one. */
export interface BundleStep extends FlowStep {
  /** The edges crossed so far, and whether the amount is their sum; else it is the largest. */
  readonly bundle: { readonly edges: number; readonly isSum: boolean };
}

export type Flow = FlowStep | BundleStep;

/** Several edges that are drawn as one, at any moment. */
export interface Bundle {
  /** When the first of them is crossed, and what has crossed all in the end. */
  readonly crossing: Arrival | undefined;
  readonly at: (done: number) => BundleStep | undefined;
}

/** The same step for the same edges crossed, however often it is asked for. */
export function bundleOf(edges: readonly string[], crossings: Frame["crossings"]): Bundle {
  const arrivals = edges.flatMap((edge) => crossings.get(edge) ?? []);
  arrivals.sort((a, b) => a.place - b.place);
  const isSum = addUp(arrivals.map(({ step }) => step));
  const amounts = running(arrivals, isSum ? sum : larger);
  const after = (count: number): BundleStep | undefined => {
    const [last, amount] = [arrivals[count - 1], amounts[count - 1]];
    if (!last || amount === undefined) return undefined;
    return { ...last.step, local: null, amount, bundle: { edges: count, isSum } };
  };
  const [first, whole] = [arrivals[0], after(arrivals.length)];
  let shown = whole;
  return {
    crossing: first && whole && { place: first.place, step: whole },
    at: (done) => {
      const count = countBefore(arrivals, done);
      if (count !== (shown?.bundle.edges ?? 0)) shown = after(count);
      return shown;
    },
  };
}

/** Contributions to one node add up to what it gets of them; whatever else crosses does not. */
function addUp(steps: readonly FlowStep[]): boolean {
  const to = steps[0]?.to;
  return steps.every(
    (step) => step.kind === "contribution" && step.to === to && !isTensor(step.amount),
  );
}

function running(
  arrivals: readonly Arrival[],
  join: (a: Quantity, b: Quantity) => Quantity,
): Quantity[] {
  const joined: Quantity[] = [];
  for (const { step } of arrivals) {
    const before = joined.at(-1);
    joined.push(before === undefined ? step.amount : join(before, step.amount));
  }
  return joined;
}

function larger(a: Quantity, b: Quantity): Quantity {
  return magnitude(b) > magnitude(a) ? b : a;
}

function sum(a: Quantity, b: Quantity): Quantity {
  if (isCount(a) && isCount(b)) return a + b;
  const x = isTensor(a) || isTensor(b) ? NaN : toFloat(a) + toFloat(b);
  return Number.isFinite(x) ? x : (String(x) as Num);
}
