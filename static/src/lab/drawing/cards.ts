import { computed } from "@preact/signals";

import { data, experiment } from "../session/state";
import type { PictureBytes } from "./atlas";
import { numbers, type Numbers, type UnitPictures } from "./numbers";
import type { Cards } from "./paint_units";

/** What the cards of units show of the view: over the plane, along a line, or weights of pixels. */
export const cards = computed((): Cards => {
  const [now, picture] = [numbers.value, data.value?.picture ?? null];
  const pictures = now?.pictures ?? null;
  const pictureOf = (unit: number) => pictures?.of[unit] ?? -1;
  if (pictures) {
    const bytes = pictures.height === 1 ? null : withSpans(pictures);
    return { pictures, bytes, pictureOf, isCoarse: false };
  }
  const bytes = now && picture && weightPictures(now, picture);
  if (!bytes) return { pictures: null, bytes: null, pictureOf, isCoarse: false };
  const [first, count] = [now.widths[0] ?? 0, bytes.spans.length];
  return {
    pictures: null,
    bytes,
    pictureOf: (unit) => (unit >= first && unit < first + count ? unit - first : -1),
    isCoarse: true,
  };
});

/** Zero is the middle, but one half of a sigmoid, and of the inputs what lies between their ends. */
function withSpans(pictures: UnitPictures): PictureBytes {
  const spec = experiment.value?.spec;
  const inputs = spec?.inputs ?? 0;
  const activations = (spec?.layers ?? []).flatMap(({ units, activation }) =>
    Array.from({ length: units }, () => activation),
  );
  const spans = pictures.low.map((low, unit) => {
    const high = pictures.high[unit] ?? low;
    if (unit < inputs) return { low, high, centre: (low + high) / 2 };
    return { low, high, centre: activations[unit - inputs] === "sigmoid" ? 0.5 : 0 };
  });
  return { ...pictures, spans };
}

/** How the units of the first layer weigh the pixels of a picture; null where it reads others too. */
function weightPictures(
  { parameters, wirings, widths }: Numbers,
  [height, width]: readonly [number, number],
): PictureBytes | null {
  const [first] = wirings;
  const pixels = width * height;
  if (!first || widths[0] !== pixels) return null;
  const bytes = new Uint8Array(first.units * pixels);
  const spans = Array.from({ length: first.units }, (_, unit) => {
    const begin = first.weights + unit * first.pieces * pixels;
    const weights = parameters.subarray(begin, begin + pixels);
    const reach = weights.reduce((most, each) => Math.max(most, Math.abs(each) || 0), 0);
    for (const [i, weight] of weights.entries()) {
      bytes[unit * pixels + i] = reach > 0 ? 127.5 + 127.5 * ((weight || 0) / reach) : 128;
    }
    return { low: -1, high: 1 };
  });
  return { width, height, bytes, spans };
}
