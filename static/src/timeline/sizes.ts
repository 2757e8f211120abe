import type { Trace } from "../api/contract";
import { magnitude, type Quantity } from "../model/value";
import { FAINT, HUGE } from "./findings";

/** A logarithmic scale for the sizes of derivatives: its ends as powers of ten. */
export interface SizeScale {
  readonly low: number;
  readonly high: number;
  /** The node that the sweep began at, and the size there, which the others are beside. */
  readonly of: string;
  readonly start: number;
}

/** The size of a derivative: a part of the scale from 0 to 1, or what no scale holds. */
export type Size =
  | { readonly kind: "sized"; readonly part: number; readonly ratio: number }
  | { readonly kind: "zero" }
  | { readonly kind: "unbounded" };

/** The scale goes at least so many powers of ten below and above the start, and at most so many. */
const LEAST = { below: 3, above: 1 };
const MOST = 16;

/** A scale that holds all the derivatives of a run, and is the same at each of its steps. */
export function scaleOf({ nodes, output }: Trace, wrt: string | null): SizeScale {
  const of = wrt ?? output;
  const first = nodes[of];
  const given = magnitude(first?.grad ?? first?.tangent ?? 1);
  const start = given > 0 && Number.isFinite(given) ? given : 1;
  const middle = Math.log10(start);
  let [low, high] = [middle - LEAST.below, middle + LEAST.above];
  for (const { grad, tangent } of Object.values(nodes)) {
    const size = magnitude(grad ?? tangent ?? 0);
    if (!(size > 0 && Number.isFinite(size))) continue;
    low = Math.min(low, Math.log10(size));
    high = Math.max(high, Math.log10(size));
  }
  return {
    low: Math.floor(Math.max(low, middle - MOST)),
    high: Math.ceil(Math.min(high, middle + MOST)),
    of,
    start,
  };
}

export function sizeOn(scale: SizeScale, derivative: Quantity): Size {
  const size = magnitude(derivative);
  if (!Number.isFinite(size)) return { kind: "unbounded" };
  if (size === 0) return { kind: "zero" };
  return { kind: "sized", part: placeOn(scale, size), ratio: size / scale.start };
}

/** Where a size stands on a scale, 0 to 1. */
export function placeOn({ low, high }: SizeScale, size: number): number {
  return Math.max(0, Math.min(1, (Math.log10(size) - low) / (high - low)));
}

/** A size in words, beside that of the start. */
export function sizeWords(size: Size, { of }: SizeScale): string {
  if (size.kind === "zero") return "size 0";
  if (size.kind === "unbounded") return "size without bound";
  const { ratio } = size;
  const times = `size ${String(Number(ratio.toPrecision(2)))} times that of ${of}`;
  if (ratio < FAINT) return `${times}, vanishing`;
  return ratio > HUGE ? `${times}, exploding` : times;
}
