import type { Activation, Experiment } from "../contract";

/** Two inputs, three units, one output. */
export const SAMPLE: Experiment = {
  spec: {
    inputs: 2,
    layers: [
      { units: 3, activation: "tanh" },
      { units: 1, activation: "linear" },
    ],
    loss: "binary_cross_entropy_with_logits",
    initializer: "xavier_uniform",
    seed: 0,
  },
  dataset: { name: "circle", knobs: { samples: 300 } },
  features: null,
  class_names: null,
  scaling: "none",
  split: 0.3,
  optimizer: { name: "sgd", knobs: { learning_rate: 0.03 } },
  schedule: { name: "constant", knobs: {} },
  regularizer: { name: "none", strength: 0.001 },
  clipping: { name: "none", most: 1 },
  batch_size: 10,
  epochs: 300,
  seed: 1,
};

export const ACTIVATIONS: readonly Activation[] = [
  { name: "linear", title: "Linear", doc: "", pieces: 1 },
  { name: "tanh", title: "Tanh", doc: "", pieces: 1 },
  { name: "maxout", title: "Maxout", doc: "", pieces: 2 },
];
