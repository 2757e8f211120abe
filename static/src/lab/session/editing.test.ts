// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";

import type { Experiment, Spec } from "../contract";
import { setParameters } from "./editing";
import { experiment, followed, run } from "./state";

const trained = vi.hoisted(() => vi.fn());
vi.mock("../client", () => ({ lab: { trained } }));
vi.mock("./running", () => ({ beginSoon: vi.fn() }));

/** 1-1-1 and its numbers as they were trained. */
const DRAWN: Spec = {
  inputs: 1,
  layers: [
    { units: 1, activation: "tanh" },
    { units: 1, activation: "linear" },
  ],
  loss: "mse",
  initializer: "xavier_uniform",
  seed: 0,
};
const TRAINED: Spec = {
  ...DRAWN,
  layers: [
    { units: 1, activation: "tanh", weights: [[1]], biases: [2] },
    { units: 1, activation: "linear", weights: [[3]], biases: [4] },
  ],
};

test("a second number is set before a run of the first has begun, and both are kept", async () => {
  experiment.value = followed.value = { spec: DRAWN } as Experiment;
  run.value = { id: "r" } as typeof run.value;
  trained.mockResolvedValue({ steps: 0, spec: TRAINED });
  await setParameters([{ layer: 1, row: 0, column: 0, value: 10 }]);
  await setParameters([{ layer: 2, row: 0, column: null, value: 40 }]);
  const layers = experiment.value.spec.layers;
  expect(layers.map(({ weights, biases }) => [weights, biases])).toEqual([
    [[[10]], [2]],
    [[[3]], [40]],
  ]);
  expect(trained).toHaveBeenCalledTimes(1);
});
