import { computed } from "@preact/signals";

import type { Pictures, View } from "../contract";
import { bytesOf, floatsOf } from "../experiment/bytes";
import { backward, looked, view } from "../session/state";
import type { Wiring } from "./edges";
import { outline } from "./network";

/** A view's numbers, ready to be drawn. */
export interface Numbers {
  readonly wirings: readonly Wiring[];
  readonly widths: readonly number[];
  /** NaN where a number is not known yet. */
  readonly parameters: Float32Array;
  readonly gradient: Float32Array;
  readonly pictures: UnitPictures | null;
}

export interface UnitPictures extends Omit<Pictures, "units"> {
  readonly bytes: Uint8Array;
  /** Which picture is a unit's, -1 where there is none yet; units are counted from the first input. */
  readonly of: Int32Array;
}

/** What was drawn last: it is kept where a changed network has numbers of its own only soon. */
let before: Numbers | null = null;

export const numbers = computed((): Numbers | null => {
  const [now, from] = [view.value, outline.value];
  if (!from) return null;
  const fresh = now === null ? null : numbersOf(now, from.wirings, from.widths);
  const found = fresh ?? (before && carried(before, from.wirings, from.widths));
  if (found) before = found;
  return found;
});

/** The gradients that are drawn: of the sample that is looked at, else of all. */
export const gradient = computed(() => {
  const all = numbers.value?.gradient ?? null;
  const one = looked.value?.gradient ?? null;
  return one?.length === (all?.length ?? one?.length) ? one : all;
});

/** What the edges show. */
export const shownValues = computed(() =>
  backward.value ? gradient.value : (numbers.value?.parameters ?? null),
);

function numbersOf(
  view: View,
  wirings: readonly Wiring[],
  widths: readonly number[],
): Numbers | null {
  const parameters = floatsOf(view.parameters);
  if (parameters.length !== end(wirings.at(-1))) return null;
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { pictures } = view;
  return {
    wirings,
    widths,
    parameters,
    gradient: floatsOf(view.gradient),
    pictures: pictures?.low.length === units ? unitPictures(pictures, units) : null,
  };
}

function unitPictures({ units, ...rest }: Pictures, count: number): UnitPictures {
  return { ...rest, bytes: bytesOf(units), of: Int32Array.from({ length: count }, (_, i) => i) };
}

/** The numbers of the layers that are as they were, and the pictures of units of the same names. */
export function carried(
  from: Numbers,
  wirings: readonly Wiring[],
  widths: readonly number[],
): Numbers {
  const length = end(wirings.at(-1));
  const parameters = new Float32Array(length).fill(NaN);
  const gradient = new Float32Array(length).fill(NaN);
  for (const wiring of wirings) {
    const old = from.wirings.find(({ layer }) => layer === wiring.layer);
    if (!old || !isAlike(old, wiring, from.widths, widths)) continue;
    const until = end(old);
    parameters.set(from.parameters.subarray(old.weights, until), wiring.weights);
    gradient.set(from.gradient.subarray(old.weights, until), wiring.weights);
  }
  const pictures = from.pictures && carriedPictures(from.pictures, from.widths, widths);
  return { wirings, widths, parameters, gradient, pictures };
}

function carriedPictures(
  from: UnitPictures,
  before: readonly number[],
  widths: readonly number[],
): UnitPictures {
  let old = 0;
  const of = widths.flatMap((width, layer) => {
    const first = old;
    old += before[layer] ?? 0;
    return Array.from({ length: width }, (_, unit) =>
      unit < (before[layer] ?? 0) ? (from.of[first + unit] ?? -1) : -1,
    );
  });
  return { ...from, of: Int32Array.from(of) };
}

function isAlike(
  one: Wiring,
  other: Wiring,
  before: readonly number[],
  widths: readonly number[],
): boolean {
  return (
    one.units === other.units &&
    one.pieces === other.pieces &&
    one.sources.length === other.sources.length &&
    one.sources.every(
      (source, i) => source === other.sources[i] && before[source] === widths[source],
    )
  );
}

/** Where a layer's parameters end. */
function end(wiring: Wiring | undefined): number {
  if (!wiring) return 0;
  return wiring.biases + wiring.units * wiring.pieces;
}
