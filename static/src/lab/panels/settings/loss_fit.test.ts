import { expect, test } from "vitest";
import type { Task } from "../../experiment/fit";
import type { Spec } from "../../contract";
import { misfit } from "./loss_fit";
import { EXPERIMENT, LOSSES } from "./made_up";

const CLASSES = (count: number): Task => ({ kind: "classes", count });
const NUMBERS = (count: number): Task => ({ kind: "numbers", count });

function spec(loss: string, units: number, activation: string): Spec {
  return {
    ...EXPERIMENT.spec,
    loss,
    layers: [
      { units: 4, activation: "tanh" },
      { units, activation },
    ],
  };
}

function found(given: Spec, task: Task | null, range: readonly [number, number] | null = null) {
  const loss = LOSSES.find(({ name }) => name === given.loss);
  if (!loss) throw new Error(`no loss ${given.loss}`);
  const wrong = misfit(given, loss, task, range);
  // What is offered must help.
  if (wrong) {
    const mended = { ...given, ...wrong.change };
    const after = LOSSES.find(({ name }) => name === mended.loss);
    expect(after && misfit(mended, after, task, range)?.words).not.toBe(wrong.words);
  }
  return wrong;
}

test.each([
  [spec("mse", 1, "linear"), NUMBERS(1)],
  [spec("mse", 1, "sigmoid"), CLASSES(2)],
  [spec("binary_cross_entropy_with_logits", 1, "linear"), CLASSES(2)],
  [spec("softmax_cross_entropy", 3, "linear"), CLASSES(3)],
  [spec("hinge", 2, "linear"), CLASSES(2)],
  [spec("half_squared_error", 10, "sigmoid"), CLASSES(10)],
])("nothing is said of what goes together", (given, task) => expect(found(given, task)).toBeNull());

test.each(["binary_cross_entropy_with_logits", "softmax_cross_entropy", "hinge"])(
  "%s wants a linear output",
  (loss) => {
    const wrong = found(spec(loss, 2, "sigmoid"), null);
    expect(wrong?.remedy).toBe("Make the output linear");
    expect(wrong?.change.layers?.map(({ activation }) => activation)).toEqual(["tanh", "linear"]);
  },
);

test("a softmax of one output learns nothing, and gets an output a class", () => {
  const wrong = found(spec("softmax_cross_entropy", 1, "linear"), CLASSES(2));
  expect(wrong?.words).toMatch(/always 1/);
  expect(wrong?.change.layers?.map(({ units }) => units)).toEqual([4, 2]);
});

test("there is an output for each class", () => {
  const wrong = found(spec("mse", 1, "linear"), CLASSES(3));
  expect([wrong?.words, wrong?.remedy]).toEqual([
    "There are 3 classes to learn, but 1 output.",
    "Use 3 outputs",
  ]);
});

test("a loss of classes is not for numbers, but for shares it may be", () => {
  const given = spec("binary_cross_entropy_with_logits", 1, "linear");
  expect(found(given, NUMBERS(1), [-2, 2])?.change).toEqual({ loss: "mse" });
  expect(found(given, NUMBERS(1), [0, 1])).toBeNull();
});

test("numbers that an output cannot be are named", () => {
  const given = spec("mse", 1, "relu");
  expect(found(given, NUMBERS(1), [-2, 2])?.words).toMatch(/never below 0/);
  expect(found(given, NUMBERS(1), [0, 7])).toBeNull();
});
