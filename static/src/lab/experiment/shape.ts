import type { Activation, Layer, Spec } from "../contract";

/** Hidden layers that the page builds, and units of a layer. */
export const MOST_HIDDEN = 8;
export const MOST_UNITS = 64;

/** Where a layer's weights and biases begin among all parameters, and where they end. */
export interface Offsets {
  readonly weights: number;
  readonly biases: number;
  readonly end: number;
}

/** A layer by its number, from 1. */
export function layerAt(spec: Spec, layer: number): Layer {
  const found = spec.layers[layer - 1];
  if (!found) throw new RangeError(`no layer ${layer}: there are ${spec.layers.length}`);
  return found;
}

/** How many numbers a layer hands on; layer 0 is the inputs. */
export function width(spec: Spec, layer: number): number {
  return layer === 0 ? spec.inputs : layerAt(spec, layer).units;
}

/** The layers that a layer reads, in the order of its weights' columns. */
export function sources(spec: Spec, layer: number): readonly number[] {
  return [layer - 1, ...(layerAt(spec, layer).skips ?? [])];
}

/** How many numbers come into a unit of a layer. */
export function fanIn(spec: Spec, layer: number): number {
  return sources(spec, layer).reduce((sum, source) => sum + width(spec, source), 0);
}

/** How many rows of weights a layer has: as many for each unit as its activation takes. */
export function rows(spec: Spec, layer: number, activations: readonly Activation[]): number {
  const { units, activation } = layerAt(spec, layer);
  return units * (activations.find(({ name }) => name === activation)?.pieces ?? 1);
}

/** The offsets of the layers from 1, in `View.parameters`. */
export function offsets(spec: Spec, activations: readonly Activation[]): readonly Offsets[] {
  let weights = 0;
  return spec.layers.map((_, i) => {
    const count = rows(spec, i + 1, activations);
    const biases = weights + count * fanIn(spec, i + 1);
    const found = { weights, biases, end: biases + count };
    weights = found.end;
    return found;
  });
}

/** How many weights and biases there are. */
export function parameterCount(spec: Spec, activations: readonly Activation[]): number {
  return offsets(spec, activations).at(-1)?.end ?? 0;
}

/** Whether two networks have the same units, wires and activations, whatever their numbers. */
export function sameShape(one: Spec, other: Spec): boolean {
  return outline(one) === outline(other);
}

function outline({ inputs, layers }: Spec): string {
  return JSON.stringify([
    inputs,
    layers.map(({ units, activation, skips }) => [units, activation, skips ?? []]),
  ]);
}

/** The spec without weights and biases that no longer fit: they are drawn instead. */
export function fitting(spec: Spec, activations: readonly Activation[]): Spec {
  const layers = spec.layers.map((layer, i) => {
    const [count, columns] = [rows(spec, i + 1, activations), fanIn(spec, i + 1)];
    const { weights, biases, ...rest } = layer;
    const isWhole = weights?.length === count && weights.every((row) => row.length === columns);
    return {
      ...rest,
      ...(weights && isWhole && { weights }),
      ...(biases?.length === count && { biases }),
    };
  });
  return { ...spec, layers };
}
