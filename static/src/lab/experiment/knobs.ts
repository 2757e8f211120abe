import type { Knob } from "../contract";
import { MOST_UNITS } from "./shape";

/** The numbers of an experiment that belong to no optimizer or schedule. */

const WHOLE = { symbol: "", scale: "linear", whole: true } as const;

export const UNITS: Knob = {
  ...WHOLE,
  name: "units",
  title: "Units",
  default: 4,
  low: 1,
  high: MOST_UNITS,
  doc: "How many units the layer has.",
};

export const SEED: Knob = {
  ...WHOLE,
  name: "seed",
  title: "Seed",
  default: 0,
  low: 0,
  high: 1e6,
  doc: "",
};

export const DATA_SEED: Knob = { ...SEED, high: 2 ** 32 - 1 };

export const BATCH: Knob = {
  ...WHOLE,
  name: "batch_size",
  title: "Batch size",
  default: 10,
  low: 1,
  high: 10_000,
  scale: "log",
  doc: "How many samples make one step.",
};

export const EPOCHS: Knob = {
  ...WHOLE,
  name: "epochs",
  title: "Epochs",
  default: 100,
  low: 1,
  high: 1_000_000,
  scale: "log",
  doc: "How often all training samples are gone through.",
};

export const DROPOUT: Knob = {
  name: "dropout",
  title: "Dropout",
  default: 0,
  low: 0,
  high: 0.9,
  symbol: "p",
  scale: "linear",
  whole: false,
  doc: "The chance that a unit is left out of a training step.",
};
