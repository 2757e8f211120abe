import type { Experiment, GivenData, Layer } from "../contract";
import { without } from "./without";

/** What a dataset gives to be learnt: so many classes, or so many numbers. */
export interface Task {
  readonly kind: "classes" | "numbers";
  readonly count: number;
}

/** What is known of a dataset, of its rows or of a run that learns from them. */
interface Learnt {
  readonly classes?: { readonly names: readonly string[] };
  readonly numbers?: { readonly names: readonly string[] };
}

export function taskOf({ classes, numbers }: Learnt): Task {
  return classes
    ? { kind: "classes", count: classes.names.length }
    : { kind: "numbers", count: numbers?.names.length ?? 1 };
}

interface Fitted {
  readonly dataset: GivenData;
  readonly features: readonly string[];
  readonly task: Task;
  /** What the experiment learnt so far; null where that is not known. */
  readonly before: Task | null;
}

/** The experiment with another dataset, and with a network that fits it. */
export function fit(e: Experiment, { dataset, features, task, before }: Fitted): Experiment {
  const isSame = before?.kind === task.kind && before.count === task.count;
  // Of the same data with other knobs everything else stays: what was made of features too.
  if (isSame && e.dataset.name && e.dataset.name === dataset.name) return { ...e, dataset };
  const spec = isSame ? e.spec : { ...e.spec, ...outputsFor(e.spec.layers, task) };
  return {
    ...without(e, "plane"),
    dataset,
    features: null,
    class_names: null,
    spec: { ...spec, inputs: features.length },
  };
}

/** The outputs and the loss that suit a task: the last layer is linear, so that losses get logits. */
function outputsFor(layers: readonly Layer[], { kind, count }: Task) {
  const isBinary = kind === "classes" && count === 2;
  const shape: Layer = { units: isBinary ? 1 : count, activation: "linear" };
  const output = { ...without(layers.at(-1) ?? shape, "weights", "biases"), ...shape };
  const loss =
    kind === "numbers"
      ? "mse"
      : isBinary
        ? "binary_cross_entropy_with_logits"
        : "softmax_cross_entropy";
  return { layers: [...layers.slice(0, -1), output], loss };
}
