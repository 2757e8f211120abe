import { expect, test } from "vitest";

import { fit, taskOf } from "./fit";
import { SAMPLE } from "./sample_experiment";

const TWO = { kind: "classes", count: 2 } as const;
const features = ["a", "b", "c"];

test.each([
  [{ kind: "classes", count: 2 }, 1, "binary_cross_entropy_with_logits"],
  [{ kind: "classes", count: 3 }, 3, "softmax_cross_entropy"],
  [{ kind: "numbers", count: 2 }, 2, "mse"],
] as const)("a network that shall learn %j has %i outputs and %s", (task, units, loss) => {
  const e = fit(SAMPLE, { dataset: { formula: "y > x" }, features, task, before: null });
  expect(e.spec.inputs).toBe(3);
  expect(e.spec.layers).toEqual([SAMPLE.spec.layers[0], { units, activation: "linear" }]);
  expect(e.spec.loss).toBe(loss);
});

test("a loss that was chosen stays with other data of the same task", () => {
  const chosen = { ...SAMPLE, spec: { ...SAMPLE.spec, loss: "mse" } };
  const e = fit(chosen, { dataset: { name: "xor" }, features: ["x", "y"], task: TWO, before: TWO });
  expect(e.spec.loss).toBe("mse");
});

test("another noise of the same data keeps the features that were made of it", () => {
  const made = {
    ...SAMPLE,
    spec: { ...SAMPLE.spec, inputs: 1 },
    features: [{ making: "square", of: ["x"] }],
  };
  const dataset = { name: "circle", knobs: { noise: 0.5 } };
  const e = fit(made, { dataset, features: ["x", "y"], task: TWO, before: TWO });
  expect(e).toEqual({ ...made, dataset });
  const other = fit(made, {
    dataset: { name: "xor" },
    features: ["x", "y"],
    task: TWO,
    before: TWO,
  });
  expect(other.features).toBeNull();
  expect(other.spec.inputs).toBe(2);
});

test("rows say what is to be learnt of them", () => {
  expect(taskOf({ classes: { names: ["a", "b", "c"] } })).toEqual({ kind: "classes", count: 3 });
  expect(taskOf({ numbers: { names: ["z"] } })).toEqual({ kind: "numbers", count: 1 });
});
