import { computed } from "@preact/signals";

import { fanIn, offsets, sources } from "../experiment/shape";
import { catalogues, experiment } from "../session/state";
import { edgesOf, type Wiring } from "./edges";
import { placesOf, type Plan } from "./places";
import { box, room } from "./room";
import { usualWeight } from "./strokes";

interface Outline extends Plan {
  readonly wirings: readonly Wiring[];
}

/** As text, so that what follows from it is worked out anew only when it is another. */
const written = computed(() => {
  const spec = experiment.value?.spec;
  if (!spec) return null;
  const activations = catalogues.value?.activations ?? [];
  const starts = offsets(spec, activations);
  const wirings = spec.layers.map(({ units, activation }, i): Wiring => {
    const pieces = activations.find(({ name }) => name === activation)?.pieces ?? 1;
    const { weights, biases } = starts[i] ?? { weights: 0, biases: 0 };
    return { layer: i + 1, units, pieces, sources: sources(spec, i + 1), weights, biases };
  });
  const skips = wirings.flatMap(({ layer, sources: [, ...others] }) =>
    others.map((source) => ({ layer, source })),
  );
  const widths = [spec.inputs, ...spec.layers.map(({ units }) => units)];
  const fanIns = spec.layers.map((_, i) => fanIn(spec, i + 1));
  return JSON.stringify({ outline: { widths, skips, wirings }, usual: usualWeight(fanIns) });
});

const read = computed(() =>
  written.value === null
    ? null
    : (JSON.parse(written.value) as { readonly outline: Outline; readonly usual: number }),
);

/** How many units there are and who reads whom; null until an experiment is open. */
export const outline = computed(() => read.value?.outline ?? null);

/** The size of weight that is drawn half as strong as can be. */
export const usual = computed(() => read.value?.usual ?? 1);

export const edges = computed(() =>
  outline.value ? edgesOf(outline.value.wirings, outline.value.widths) : null,
);

/** Where everything stands once nothing moves any more. */
export const places = computed(() =>
  outline.value ? placesOf(outline.value, box.value, room.value) : null,
);

/** How many hidden layers and an output there are. */
export const layerCount = computed(() => experiment.value?.spec.layers.length ?? 0);
