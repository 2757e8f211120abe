import type { Task } from "../../experiment/fit";
import type { Layer, Loss, Spec } from "../../contract";

/** Why a loss and the output do not go together, and the change of the network after which they do. */
export interface Misfit {
  readonly words: string;
  readonly remedy: string;
  readonly change: Partial<Spec>;
}

/** The least and the greatest number that is to be learnt. */
export type Range = readonly [low: number, high: number];

/** What these losses do themselves to the outputs, which therefore have to be free numbers. */
const OWN_LAST_STEP: Readonly<Record<string, string>> = {
  binary_cross_entropy_with_logits: "takes logits: it applies a sigmoid itself",
  softmax_cross_entropy: "takes logits: it applies a softmax itself",
  hinge: "compares free scores",
};

/** Which numbers an output can be, where it cannot be any. */
const REACH: Readonly<Record<string, Range>> = {
  sigmoid: [0, 1],
  tanh: [-1, 1],
  relu: [0, Infinity],
  softplus: [0, Infinity],
};

/** The first thing that is wrong between a loss and the output; of an unknown task less is said. */
export function misfit(
  spec: Spec,
  loss: Loss,
  task: Task | null,
  range: Range | null,
): Misfit | null {
  return (
    ofTask(loss, task, range) ??
    ofActivation(spec, loss) ??
    ofCount(spec, loss, task) ??
    ofRange(spec, task, range)
  );
}

function ofTask(loss: Loss, task: Task | null, range: Range | null): Misfit | null {
  if (task?.kind !== "numbers" || !OWN_LAST_STEP[loss.name]) return null;
  const areShares = range !== null && range[0] >= 0 && range[1] <= 1;
  if (loss.name === "binary_cross_entropy_with_logits" && areShares) return null;
  return {
    words: `${loss.title} is for classes, and this data has numbers to learn.`,
    remedy: "Use the mean squared error",
    change: { loss: "mse" },
  };
}

function ofActivation(spec: Spec, loss: Loss): Misfit | null {
  const last = outputOf(spec);
  const step = OWN_LAST_STEP[loss.name];
  if (!step || last.activation === "linear") return null;
  return {
    words: `${loss.title} ${step}, so the output should be linear, not ${last.activation}.`,
    remedy: "Make the output linear",
    change: withOutput(spec, { activation: "linear" }),
  };
}

function ofCount(spec: Spec, loss: Loss, task: Task | null): Misfit | null {
  const { units } = outputOf(spec);
  if (task === null || units === task.count) return null;
  // One output tells two classes apart where a loss looks at each output alone.
  if (task.kind === "classes" && task.count === 2 && units === 1 && !loss.classes) return null;
  const { count, kind } = task;
  const why =
    units === 1 && loss.name === "softmax_cross_entropy"
      ? "A softmax of one output is always 1, so there is nothing to learn."
      : `There ${count === 1 ? "is 1 number" : `are ${count} ${kind}`} to learn, but ` +
        `${units === 1 ? "1 output" : `${units} outputs`}.`;
  return {
    words: why,
    remedy: count === 1 ? "Use 1 output" : `Use ${count} outputs`,
    change: withOutput(spec, { units: count }),
  };
}

function ofRange(spec: Spec, task: Task | null, range: Range | null): Misfit | null {
  const { activation } = outputOf(spec);
  const reach = REACH[activation];
  if (task?.kind !== "numbers" || !reach || !range) return null;
  if (range[0] >= reach[0] && range[1] <= reach[1]) return null;
  const bounds = reach[1] === Infinity ? "never below 0" : `between ${reach[0]} and ${reach[1]}`;
  return {
    words: `An output of ${activation} is ${bounds}, and some numbers to learn are not.`,
    remedy: "Make the output linear",
    change: withOutput(spec, { activation: "linear" }),
  };
}

function outputOf({ layers }: Spec): Layer {
  return layers.at(-1) ?? { units: 0, activation: "linear" };
}

function withOutput({ layers }: Spec, change: Partial<Layer>): Partial<Spec> {
  return {
    layers: layers.map((layer, i) => (i + 1 < layers.length ? layer : { ...layer, ...change })),
  };
}
