import { short } from "../../model/format";
import { isCount, isTensor, magnitude, toFloat } from "../../model/value";
import type { Num, Quantity } from "../../model/value";
import type { BundleStep, Flow } from "../../timeline/bundle";

/** What crossed an edge, as text: in a line, in two where room is scarce, or just the result. */
export interface Product {
  readonly line: string;
  readonly two: readonly [string, string] | null;
  readonly result: string;
}

/** upstream × local = amount; of a count, or where there is no one local derivative, the amount alone. */
export function productOf(step: Flow): Product {
  const { upstream, local, amount } = step;
  const result = short(amount);
  if ("bundle" in step) return bundled(step.bundle, result);
  if (local === null || isCount(amount) || [upstream, local, amount].some(isTensor)) {
    return { line: result, two: null, result };
  }
  const factors = `${short(upstream)} × ${wrapped(short(local))}`;
  return { line: `${factors} = ${result}`, two: [factors, `= ${result}`], result };
}

/** Of edges drawn as one: how many have been crossed, and what that comes to. */
function bundled({ edges, isSum }: BundleStep["bundle"], result: string): Product {
  const count = `${edges} ${edges === 1 ? "edge" : "edges"}`;
  if (!isSum) return { line: count, two: null, result: count };
  return { line: `${count}, sum ${result}`, two: [count, `sum ${result}`], result };
}

export function wrapped(text: string): string {
  return text.startsWith("-") ? `(${text})` : text;
}

export type Sign = "positive" | "negative" | "zero" | "mixed";

/** The sign of an amount; a tensor may hold both. */
export function signOf(amount: Quantity): Sign {
  const all: readonly (Num | bigint)[] = isTensor(amount) ? amount.data : [amount];
  const nums = all.map(toFloat);
  const above = nums.some((num) => num > 0 || Number.isNaN(num));
  const below = nums.some((num) => num < 0);
  if (above && below) return "mixed";
  if (above) return "positive";
  return below ? "negative" : "zero";
}

const THINNEST = 1.5;
const THICKEST = 9;
/** Width of a row of dots that stands for zero, px. */
const OF_NOTHING = 2.5;
/** Width of a flow of size 1, and what each further tenfold adds, px. */
const OF_ONE = 3;
const PER_TENFOLD = 1.5;

/** The same of one path, and of ten times as many: paths multiply faster than derivatives do. */
const OF_ONE_PATH = 1.5;
const PER_TENFOLD_PATHS = 0.35;

/** Large flows are seen: width follows the logarithm of the amount's size. */
export function widthOf(amount: Quantity): number {
  const size = magnitude(amount);
  if (!Number.isFinite(size)) return THICKEST;
  if (size === 0) return OF_NOTHING;
  const width = isCount(amount)
    ? OF_ONE_PATH + Math.log10(size) * PER_TENFOLD_PATHS
    : OF_ONE + Math.log10(size) * PER_TENFOLD;
  return Math.round(Math.min(THICKEST, Math.max(THINNEST, width)) * 100) / 100;
}

/** "7 + 2 = " before a total that came in parts. */
export function sumText(parts: readonly Quantity[]): string {
  if (parts.length < 2) return "";
  const terms = parts.map(short).join(" + ").replaceAll("+ -", "− ");
  return `${terms} = `;
}
