import type { Experiment, Knob, Loss } from "../../contract";
import type { Catalogues } from "../../session/state";

/** A small catalogue and an experiment of it, for tests. */

export function knob(given: Partial<Knob> & { readonly name: string }): Knob {
  return {
    title: given.name,
    default: 0,
    low: 0,
    high: 1,
    doc: "",
    symbol: "",
    scale: "linear",
    whole: false,
    ...given,
  };
}

const RATE = knob({
  name: "learning_rate",
  title: "Learning rate",
  default: 0.1,
  low: 1e-6,
  high: 10,
  symbol: "η",
  scale: "log",
});

function loss(name: string, title: string, classes: boolean, numbers = true): Loss {
  const latex = String.raw`\frac{1}{n} \sum_{i=1}^{n} \ell_i`;
  return {
    name,
    title,
    convention: `the mean of ${title}`,
    latex,
    classes,
    numbers,
    likelihood: null,
  };
}

export const LOSSES: readonly Loss[] = [
  { ...loss("mse", "Mean squared error", false), likelihood: "Gaussian: a variance of 1/2" },
  loss("half_squared_error", "Half squared error", false),
  loss("binary_cross_entropy_with_logits", "Binary cross-entropy", false),
  loss("softmax_cross_entropy", "Softmax cross-entropy", true),
  loss("hinge", "Hinge", true, false),
];

const named = (name: string, title: string) => ({ name, title, doc: `What ${title} is.` });

export const CATALOGUES: Catalogues = {
  activations: [
    { ...named("linear", "Linear"), pieces: 1 },
    { ...named("sigmoid", "Sigmoid"), pieces: 1 },
    { ...named("tanh", "Tanh"), pieces: 1 },
    { ...named("maxout", "Maxout"), pieces: 2 },
  ],
  clippings: [named("none", "None"), named("norm", "By length")],
  datasets: [],
  initializers: [
    { name: "xavier_uniform", doc: "Uniform." },
    { name: "zeros", doc: "All 0." },
  ],
  losses: LOSSES,
  makings: [],
  optimizers: [
    {
      ...named("sgd", "Gradient descent"),
      source: "Robbins and Monro, 1951",
      rate: RATE,
      knobs: [],
    },
    {
      ...named("adam", "Adam"),
      source: "Kingma and Ba, 2015",
      rate: { ...RATE, default: 0.001 },
      knobs: [
        knob({ name: "beta1", title: "Beta 1", default: 0.9, symbol: "β₁" }),
        knob({ name: "beta2", title: "Beta 2", default: 0.999, symbol: "β₂" }),
      ],
    },
  ],
  presets: [],
  regularizers: [
    { ...named("none", "None"), prior: "flat: every network is held equally likely" },
    { ...named("l2", "L2"), prior: "Gaussian: a variance of 1/λ" },
  ],
  scalings: [],
  schedules: [
    { ...named("constant", "Constant"), source: "", knobs: [] },
    {
      ...named("steps", "Steps"),
      source: "",
      knobs: [knob({ name: "drop", title: "Drop", default: 0.5 })],
    },
  ],
  strength: knob({
    name: "strength",
    title: "Strength",
    default: 0.001,
    low: 1e-6,
    high: 10,
    scale: "log",
  }),
  most: knob({ name: "most", title: "Limit", default: 1, low: 1e-6, high: 1e6, scale: "log" }),
};

export const EXPERIMENT: Experiment = {
  spec: {
    inputs: 2,
    layers: [
      { units: 8, activation: "tanh" },
      { units: 4, activation: "tanh", dropout: 0.2 },
      { units: 1, activation: "linear" },
    ],
    loss: "binary_cross_entropy_with_logits",
    initializer: "xavier_uniform",
    seed: 7,
  },
  dataset: { name: "spirals" },
  features: null,
  class_names: null,
  scaling: "none",
  split: 0.5,
  optimizer: { name: "sgd", knobs: { learning_rate: 0.03 } },
  schedule: { name: "constant", knobs: {} },
  regularizer: { name: "none", strength: 0.001 },
  clipping: { name: "none", most: 1 },
  batch_size: 10,
  epochs: 100,
  seed: 3,
};
