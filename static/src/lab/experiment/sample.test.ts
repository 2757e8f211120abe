import { expect, test } from "vitest";

import type { Loss, RunData, Spec } from "../contract";
import { SAMPLE } from "./sample_experiment";
import { accountOf, answering, answerOf } from "./sample";

const RUN: RunData = {
  title: "",
  features: ["x"],
  picture: null,
  rows: [],
  inputs: ["x"],
  x: [],
  held_out: [],
};
const CLASSES = { ...RUN, classes: { names: ["a", "b"], of: [0, 1] } };
const LOSSES = [{ name: "hinge", classes: true }] as unknown as readonly Loss[];

function spec(loss: string, units: number): Spec {
  return { ...SAMPLE.spec, loss, layers: [{ units, activation: "linear" }] };
}

test("the answer to a row is what its loss takes", () => {
  expect(answerOf(CLASSES, 1, spec("hinge", 2), LOSSES)).toBe(1);
  expect(answerOf(CLASSES, 1, spec("mse", 1), LOSSES)).toEqual([1]);
  expect(answerOf(CLASSES, 1, spec("mse", 2), LOSSES)).toEqual([0, 1]);
  const numbers = { ...RUN, numbers: { names: ["z"], values: [[0.5], [-2]] } };
  expect(answerOf(numbers, 1, spec("mse", 1), LOSSES)).toEqual([-2]);
});

test("nothing is left out of a network that answers", () => {
  const layers = [{ units: 1, activation: "tanh", dropout: 0.5 }];
  expect(answering({ ...SAMPLE.spec, layers }).layers).toEqual([{ units: 1, activation: "tanh" }]);
});

test("a sample's gradients stand in the order of the parameters", () => {
  const matrix = (data: (number | "Infinity")[]) => ({ shape: [data.length], data });
  const columns = {
    output: "loss",
    ids: ["layer2.bias", "layer1.weight", "layer1.bias", "layer2.weight", "layer2.z", "loss"],
    values: [matrix([0]), matrix([1, 2]), matrix([3]), matrix([4]), matrix([5]), 0.25],
    grads: [matrix([9]), matrix([6, "Infinity"]), null, matrix([8]), matrix([1]), 1],
  };
  const { loss, outputs, gradient } = accountOf(columns, 2);
  expect(loss).toBe(0.25);
  expect(outputs).toEqual([5]);
  expect([...gradient]).toEqual([6, Infinity, 0, 8, 9]);
});
