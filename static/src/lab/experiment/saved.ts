import { isRecord } from "../../model/saved";
import type { Chosen, Experiment, GivenData, Layer, Made, Spec } from "../contract";

/** What a link may hold at most, so that no made-up one can fill the page. */
const MOST_LAYERS = 33;
const MOST_WIDE = 1_024;
const MOST_INPUTS = 4_096;

/**
 * The experiment that data from outside describes, a TypeError where it describes none. Names and
 * ranges are the server's to judge; here only what the page itself relies on is.
 */
export function savedExperiment(data: unknown): Experiment {
  const e = record(data);
  const regularizer = record(e.regularizer);
  const clipping = record(e.clipping);
  return {
    spec: specOf(e.spec),
    dataset: datasetOf(e.dataset),
    features: isGiven(e.features) ? list(e.features, madeOf) : null,
    class_names: isGiven(e.class_names) ? list(e.class_names, text) : null,
    scaling: text(e.scaling),
    split: number(e.split),
    optimizer: chosenOf(e.optimizer),
    schedule: chosenOf(e.schedule),
    regularizer: { name: text(regularizer.name), strength: number(regularizer.strength) },
    clipping: { name: text(clipping.name), most: number(clipping.most) },
    batch_size: number(e.batch_size),
    epochs: number(e.epochs),
    seed: number(e.seed),
    ...(isGiven(e.plane) && { plane: planeOf(e.plane) }),
  };
}

function planeOf(data: unknown): readonly [number, number] {
  const [one, other] = list(data, number);
  if (one === undefined || other === undefined) throw new TypeError("a plane has two features");
  return [one, other];
}

function specOf(data: unknown): Spec {
  const { inputs, layers, loss, initializer, seed } = record(data);
  const made = list(layers, layerOf);
  if (made.length < 1 || made.length > MOST_LAYERS) throw new TypeError("too few or many layers");
  return {
    inputs: count(inputs, MOST_INPUTS),
    layers: made.map((layer, i) => checkedSkips(layer, i)),
    loss: text(loss),
    initializer: text(initializer),
    seed: number(seed),
  };
}

function layerOf(data: unknown): Layer {
  const { units, activation, weights, biases, dropout, skips } = record(data);
  return {
    units: count(units, MOST_WIDE),
    activation: text(activation),
    ...(isGiven(weights) && { weights: list(weights, (row) => list(row, number)) }),
    ...(isGiven(biases) && { biases: list(biases, number) }),
    ...(isGiven(dropout) && { dropout: number(dropout) }),
    ...(isGiven(skips) && { skips: list(skips, number) }),
  };
}

function checkedSkips(layer: Layer, before: number): Layer {
  const isWrong = (skip: number): boolean => !Number.isInteger(skip) || skip < 0 || skip >= before;
  if (layer.skips?.some(isWrong)) throw new TypeError("a layer skips what it cannot");
  return layer;
}

/** A dataset goes to the server as it is: only that it is one of the ways to have one is seen to. */
function datasetOf(data: unknown): GivenData {
  const given = record(data);
  const ways = [given.name, given.formula, given.table, given.painted].filter(isGiven);
  if (ways.length !== 1) throw new TypeError("a dataset is given in one way");
  if (isGiven(given.name)) text(given.name);
  if (isGiven(given.formula)) text(given.formula);
  if (isGiven(given.table)) tableIsWhole(given.table);
  if (isGiven(given.painted)) paintedIsWhole(given.painted);
  if (isGiven(given.knobs)) knobsOf(given.knobs);
  if (isGiven(given.seed)) number(given.seed);
  return given;
}

function tableIsWhole(data: unknown): void {
  const table = record(data);
  text(table.text);
  list(table.features, text);
  list(table.target, text);
  if (isGiven(table.reading)) record(table.reading);
}

function paintedIsWhole(data: unknown): void {
  const painted = record(data);
  list(painted.classes, text);
  list(painted.points, (point) => {
    if (list(point, number).length !== 3) throw new TypeError("a point is x, y and its class");
    return point;
  });
}

function madeOf(data: unknown): Made {
  const { making, of } = record(data);
  return { making: text(making), of: list(of, text) };
}

function chosenOf(data: unknown): Chosen {
  const { name, knobs } = record(data);
  return { name: text(name), knobs: knobsOf(knobs ?? {}) };
}

function knobsOf(data: unknown): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(record(data)).map(([name, value]) => [name, number(value)] as const),
  );
}

function record(data: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(data)) throw new TypeError("a record was expected");
  return data;
}

function list<T>(data: unknown, read: (each: unknown) => T): T[] {
  if (!Array.isArray(data)) throw new TypeError("a list was expected");
  return data.map(read);
}

function text(data: unknown): string {
  if (typeof data !== "string") throw new TypeError("a text was expected");
  return data;
}

function number(data: unknown): number {
  if (typeof data !== "number" || !Number.isFinite(data))
    throw new TypeError("a number was expected");
  return data;
}

function count(data: unknown, most: number): number {
  const found = number(data);
  if (!Number.isInteger(found) || found < 1 || found > most) throw new TypeError("no such count");
  return found;
}

function isGiven(data: unknown): boolean {
  return data !== undefined && data !== null;
}
