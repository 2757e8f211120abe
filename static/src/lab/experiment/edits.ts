import type { Experiment, Layer, Spec } from "../contract";
import { layerAt, MOST_HIDDEN, MOST_UNITS } from "./shape";
import { without } from "./without";

/** What a first hidden layer is. */
const FIRST: Layer = { units: 4, activation: "tanh" };

/**
 * Changes of an experiment by hand; layers are counted from 1. Weights whose shapes no longer fit
 * are dropped when the change is taken up (`fitting`).
 */
export function setSpec(e: Experiment, change: Partial<Spec>): Experiment {
  return { ...e, spec: { ...e.spec, ...change } };
}

export function setLayer(e: Experiment, layer: number, change: Partial<Layer>): Experiment {
  return withLayers(
    e,
    e.spec.layers.map((each, i) => (i === layer - 1 ? { ...each, ...change } : each)),
  );
}

export function setUnits(e: Experiment, layer: number, units: number): Experiment {
  return setLayer(e, layer, { units: Math.min(MOST_UNITS, Math.max(1, Math.round(units))) });
}

/** How many hidden layers there are. */
export function hiddenCount({ spec }: Experiment): number {
  return spec.layers.length - 1;
}

export function canAddLayer(e: Experiment): boolean {
  return hiddenCount(e) < MOST_HIDDEN;
}

/** A hidden layer that becomes number `at`, like the hidden layer it stands beside. */
export function addLayer(e: Experiment, at: number): Experiment {
  const { layers } = e.spec;
  if (!canAddLayer(e) || at < 1 || at > layers.length) return e;
  const hidden = layers.slice(0, -1);
  const { units, activation } = hidden[at - 2] ?? hidden[at - 1] ?? FIRST;
  const moved = (layer: number): number => (layer >= at ? layer + 1 : layer);
  const renumbered = layers.map((layer) => withSkips(layer, (layer.skips ?? []).map(moved)));
  return withLayers(e, renumbered.toSpliced(at - 1, 0, { units, activation }));
}

/** Without a hidden layer: what read it reads the layer before. */
export function removeLayer(e: Experiment, at: number): Experiment {
  const { layers } = e.spec;
  if (at < 1 || at >= layers.length) return e;
  const kept = layers.toSpliced(at - 1, 1).map((layer, i) => {
    const skips = (layer.skips ?? [])
      .filter((skip) => skip !== at)
      .map((skip) => (skip > at ? skip - 1 : skip));
    return withSkips(
      layer,
      skips.filter((skip) => skip < i),
    );
  });
  return withLayers(e, kept);
}

/** Let a layer read an earlier one as well, or no longer; 0 is the inputs. */
export function setSkip(e: Experiment, layer: number, from: number, isThere: boolean): Experiment {
  if (from < 0 || from >= layer - 1) return e;
  const others = (layerAt(e.spec, layer).skips ?? []).filter((skip) => skip !== from);
  const skips = isThere ? [...others, from].sort((a, b) => a - b) : others;
  return withLayers(
    e,
    e.spec.layers.map((each, i) => (i === layer - 1 ? withSkips(each, skips) : each)),
  );
}

/**
 * One weight set in a network that is trained as far as `trained` says: training begins with all
 * its numbers from there. The column is null for the row's bias.
 */
export function setWeight(
  e: Experiment,
  trained: Spec,
  place: { readonly layer: number; readonly row: number; readonly column: number | null },
  value: number,
): Experiment {
  const { layer, row, column } = place;
  const layers = e.spec.layers.map((each, i) => {
    const { weights = [], biases = [] } = layerAt(trained, i + 1);
    if (i !== layer - 1) return { ...each, weights, biases };
    return column === null
      ? { ...each, weights, biases: biases.with(row, value) }
      : { ...each, weights: weights.with(row, (weights[row] ?? []).with(column, value)), biases };
  });
  return withLayers(e, layers);
}

/** Whether numbers are given that would else be drawn. */
export function hasGivenNumbers({ spec }: Experiment): boolean {
  return spec.layers.some(({ weights, biases }) => weights ?? biases);
}

/** Without numbers that were set by hand: all are drawn. */
export function drawnAgain(e: Experiment): Experiment {
  return withLayers(
    e,
    e.spec.layers.map((layer) => without(layer, "weights", "biases")),
  );
}

function withLayers(e: Experiment, layers: readonly Layer[]): Experiment {
  return setSpec(e, { layers });
}

function withSkips(layer: Layer, skips: readonly number[]): Layer {
  return skips.length > 0 ? { ...layer, skips } : without(layer, "skips");
}
