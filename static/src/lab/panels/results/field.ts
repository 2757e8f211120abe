import { computed } from "@preact/signals";

import { toFloat } from "../../../model/value";
import type { Axis, Pictures, RunData, Surface } from "../../contract";
import { bytesOf } from "../../experiment/bytes";
import { chosenUnit, data, experiment, view } from "../../session";

/** What is drawn over the plane: how numbers change over it, or which class is told where. */
export interface Field {
  readonly axes: readonly Axis[];
  readonly width: number;
  readonly height: number;
  readonly numbers: Numbers | null;
  readonly classes: Uint8Array | null;
  readonly sureness: Uint8Array | null;
}

export interface Numbers {
  readonly bytes: Uint8Array;
  readonly low: number;
  readonly high: number;
  /** The number between sand and blue, and how far from it the ends of the ramp are. */
  readonly centre: number;
  readonly reach: number;
}

/** What the network answers, or the chosen unit. */
export const field = computed<Field | null>(() => {
  const { pictures, surface } = view.value ?? {};
  const index = unitIndex.value;
  if (index !== null && pictures) return unitField(pictures, index);
  return surface ? surfaceField(surface, data.value) : null;
});

/** The place of the chosen unit among the pictures, where there is one of it. */
export const unitIndex = computed(() => {
  const chosen = chosenUnit.value;
  const spec = experiment.value?.spec;
  if (!chosen || !spec) return null;
  const widths = [spec.inputs, ...spec.layers.map(({ units }) => units)];
  const before = widths.slice(0, chosen.layer).reduce((sum, width) => sum + width, 0);
  const index = before + chosen.unit;
  const known = view.value?.pictures?.low.length ?? 0;
  const all = widths.reduce((sum, width) => sum + width, 0);
  // While a changed network has no pictures yet, those of the one before say nothing of its units.
  return chosen.unit < (widths[chosen.layer] ?? 0) && known === all ? index : null;
});

function unitField(pictures: Pictures, index: number): Field {
  const { axes, width, height } = pictures;
  const size = width * height;
  const bytes = bytesOf(pictures.units).subarray(index * size, (index + 1) * size);
  const [low = 0, high = 0] = [pictures.low[index], pictures.high[index]];
  const reach = Math.max(Math.abs(low), Math.abs(high));
  const numbers = { bytes, low, high, centre: 0, reach };
  return { axes, width, height, numbers, classes: null, sureness: null };
}

function surfaceField(surface: Surface, learnt: RunData | null): Field {
  const { axes, width, height, low, high } = surface;
  const { least, most } = targetRange(learnt) ?? { least: low, most: high };
  const [centre, reach] = [(least + most) / 2, (most - least) / 2];
  const numbers = surface.numbers
    ? { bytes: bytesOf(surface.numbers), low, high, centre, reach }
    : null;
  const classes = surface.classes ? bytesOf(surface.classes) : null;
  const sureness = surface.sureness ? bytesOf(surface.sureness) : null;
  return { axes, width, height, numbers, classes, sureness };
}

/** The range of the numbers that are learnt: it stays while the network changes, and so do colours. */
export function targetRange(learnt: RunData | null): { least: number; most: number } | null {
  const values = learnt?.numbers?.values.map(([value = 0]) => toFloat(value)) ?? [];
  if (values.length === 0) return null;
  return {
    least: values.reduce((a, b) => Math.min(a, b)),
    most: values.reduce((a, b) => Math.max(a, b)),
  };
}
