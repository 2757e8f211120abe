import { effect } from "@preact/signals";

import { data, experiment } from "../session/state";
import { unitLabel } from "./names";
import { outline } from "./network";
import { gradient, numbers } from "./numbers";

/** Names are said anew at most this often, ms: nobody listens to them ten times a second. */
const REST = 400;

/** What an input or an output is of: a feature, a class, a number; else empty. */
export function meaningOf(layer: number, unit: number, layers: number): string {
  const known = data.value;
  if (!known) return "";
  if (layer === 0) return known.inputs[unit] ?? "";
  if (layer !== layers) return "";
  const names = known.classes?.names ?? known.numbers?.names ?? [];
  const units = outline.value?.widths[layer] ?? 0;
  return names.length === units ? (names[unit] ?? "") : "";
}

/** The biases of a unit, a maxout's two, or their gradients. */
export function biasesOf(from: Float32Array | null, layer: number, unit: number): number[] {
  const wiring = outline.value?.wirings[layer - 1];
  if (!wiring || !from) return [];
  const begin = wiring.biases + unit * wiring.pieces;
  return [...from.subarray(begin, begin + wiring.pieces)].filter((each) => !Number.isNaN(each));
}

export function labelOf(layer: number, unit: number): string {
  const layers = experiment.value?.spec.layers ?? [];
  return unitLabel({
    layer,
    unit,
    layers: layers.length,
    activation: layers[layer - 1]?.activation ?? "",
    biases: biasesOf(numbers.value?.parameters ?? null, layer, unit),
    gradients: biasesOf(gradient.value, layer, unit),
    of: meaningOf(layer, unit, layers.length),
  });
}

/** Keeps the accessible names of all units up to date, until the answer is called. */
export function keepNamed(root: HTMLElement): () => void {
  let [due, last] = [undefined as ReturnType<typeof setTimeout> | undefined, -Infinity];
  function name(): void {
    last = performance.now();
    for (const each of root.querySelectorAll<HTMLElement>("[data-unit]")) {
      const label = labelOf(Number(each.dataset.layer), Number(each.dataset.place));
      if (each.ariaLabel !== label) each.setAttribute("aria-label", label);
    }
  }
  const end = effect(() => {
    const told = [experiment.value, numbers.value, gradient.value, data.value];
    clearTimeout(due);
    if (told.every((each) => each === null)) return;
    due = setTimeout(name, Math.max(0, last + REST - performance.now()));
  });
  return () => {
    clearTimeout(due);
    end();
  };
}
