import type { components } from "../api/contract.gen";

/** The API's types that the lab uses, under short names. */
type Schemas = components["schemas"];

export type Knob = Schemas["KnobOut"];
export type Activation = Schemas["ActivationOut"];
export type Clipping = Schemas["ClippingOut"];
export type DatasetRecord = Schemas["DatasetOut"];
export type Initializer = Schemas["InitializerOut"];
export type Loss = Schemas["LossOut"];
export type Making = Schemas["MakingOut"];
export type Optimizer = Schemas["OptimizerOut"];
export type Regularizer = Schemas["RegularizerOut"];
export type Scaling = Schemas["ScalingOut"];
export type Schedule = Schemas["ScheduleOut"];

export type Rows = Schemas["RowsAnswer"];
export type Table = Schemas["TableAnswer"];
export type GivenData = Schemas["GivenData"];
export type GivenTable = Schemas["TableIn"];
export type TableReading = Schemas["ReadingIn"];

export type RunState = Schemas["RunState"];
export type Status = RunState["status"];
export type History = Schemas["HistoryOut"];
export type RunData = Schemas["RunData"];
export type RunEvent = Schemas["RunEvent"];
export type Axis = Schemas["AxisOut"];
export type Pictures = Schemas["PicturesOut"];
export type Surface = Schemas["SurfaceOut"];
export type View = Schemas["ViewOut"];

/** A layer of units that all read the layer before, and the layers in `skips` (0: the inputs). */
export interface Layer {
  readonly units: number;
  readonly activation: string;
  /** A row for each unit (two for each of a maxout), a column for each number that comes in. */
  readonly weights?: readonly (readonly number[])[];
  /** A number for each row of weights. */
  readonly biases?: readonly number[];
  readonly dropout?: number;
  readonly skips?: readonly number[];
}

/** A network: the last layer gives the output that the loss is taken of. */
export interface Spec {
  readonly inputs: number;
  readonly layers: readonly Layer[];
  readonly loss: string;
  readonly initializer: string;
  readonly seed: number;
}

/** A feature that is made of features, such as {making: "square", of: ["x"]}. */
export type Made = Schemas["MadeIn"];

/** One of a catalogue, and its knobs; those that are left out stand at their defaults. */
export interface Chosen {
  readonly name: string;
  readonly knobs: Readonly<Record<string, number>>;
}

/** Everything that a run follows from, with nothing left out: the body of POST /runs. */
export interface Experiment {
  readonly spec: Spec;
  readonly dataset: GivenData;
  /** null: the dataset's own features as they are. */
  readonly features: readonly Made[] | null;
  /** Other names for the classes, or null. */
  readonly class_names: readonly string[] | null;
  readonly scaling: string;
  /** The share of rows that is held out, from 0 to less than 1. */
  readonly split: number;
  readonly optimizer: Chosen;
  readonly schedule: Chosen;
  readonly regularizer: { readonly name: string; readonly strength: number };
  readonly clipping: { readonly name: string; readonly most: number };
  readonly batch_size: number;
  readonly epochs: number;
  readonly seed: number;
  /** Which two of the dataset's own features the answers are drawn over. */
  readonly plane?: readonly [number, number];
}

/** An experiment that is worth seeing. */
export interface Preset {
  readonly name: string;
  readonly title: string;
  readonly doc: string;
  readonly experiment: Experiment;
}

/** A run whole. */
export interface Run extends RunState {
  readonly experiment: Experiment;
  readonly history: History;
  /** The rows of the next batch, in their order. */
  readonly next: readonly number[];
}

/** A run's network with every weight and bias, exactly. */
export interface Trained {
  readonly steps: number;
  readonly spec: Spec;
}
