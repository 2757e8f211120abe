import { expect, test } from "vitest";

import type { Experiment, Layer } from "../contract";
import { addLayer, drawnAgain, removeLayer, setLayer, setSkip, setUnits, setWeight } from "./edits";
import { ACTIVATIONS, SAMPLE } from "./sample_experiment";
import { fanIn, fitting, offsets, parameterCount, sameShape } from "./shape";

function of(layers: readonly Layer[]): Experiment {
  return { ...SAMPLE, spec: { ...SAMPLE.spec, layers } };
}

const unit = (units: number, skips?: readonly number[]): Layer => ({
  units,
  activation: "tanh",
  ...(skips && { skips }),
});

test("the last layer's biases end where the parameters end, with a maxout's rows and skips", () => {
  const { spec } = of([unit(3), { units: 2, activation: "maxout", skips: [0] }, unit(1)]);
  expect(fanIn(spec, 2)).toBe(5);
  expect(offsets(spec, ACTIVATIONS)).toEqual([
    { weights: 0, biases: 6, end: 9 },
    { weights: 9, biases: 29, end: 33 },
    { weights: 33, biases: 35, end: 36 },
  ]);
  expect(parameterCount(spec, ACTIVATIONS)).toBe(36);
});

test("a new layer is like the one before it, and skips still lead to the same layers", () => {
  const before = of([unit(5), unit(4), unit(1, [0, 1])]);
  expect(addLayer(before, 2).spec.layers).toEqual([unit(5), unit(5), unit(4), unit(1, [0, 1])]);
  expect(addLayer(before, 1).spec.layers).toEqual([unit(5), unit(5), unit(4), unit(1, [0, 2])]);
});

test("removing a layer removes the skips to it, and those that need no skipping any more", () => {
  const before = of([unit(5), unit(4, [0]), unit(3, [0, 1]), unit(1)]);
  expect(removeLayer(before, 1).spec.layers).toEqual([unit(4), unit(3, [0]), unit(1)]);
  expect(removeLayer(before, 4)).toBe(before);
});

test("there are at most 8 hidden layers, and 64 units in each", () => {
  let e = SAMPLE;
  for (let i = 0; i < 12; i += 1) e = addLayer(e, 1);
  expect(e.spec.layers).toHaveLength(9);
  expect(setUnits(e, 1, 1000).spec.layers[0]?.units).toBe(64);
});

test("given weights go where their shape no longer fits, and stay elsewhere", () => {
  const given = of([
    { ...unit(1), weights: [[1, 2]], biases: [3] },
    { ...unit(1), weights: [[4]], biases: [5] },
  ]);
  expect(fitting(given.spec, ACTIVATIONS)).toEqual(given.spec);
  const wider = fitting(setUnits(given, 1, 2).spec, ACTIVATIONS);
  expect(wider.layers).toEqual([unit(2), { ...unit(1), biases: [5] }]);
  const maxout = setLayer(given, 1, { activation: "maxout" });
  expect(fitting(maxout.spec, ACTIVATIONS).layers[0]).toEqual({ units: 1, activation: "maxout" });
});

test("a weight that is set keeps all others as they were trained", () => {
  const trained = of([
    { ...unit(1), weights: [[1, 2]], biases: [3] },
    { ...unit(1), weights: [[4]], biases: [5] },
  ]).spec;
  const e = of([unit(1), unit(1)]);
  const weighed = setWeight(e, trained, { layer: 1, row: 0, column: 1 }, -7);
  expect(weighed.spec.layers[0]?.weights).toEqual([[1, -7]]);
  expect(weighed.spec.layers[1]?.biases).toEqual([5]);
  const biased = setWeight(e, trained, { layer: 2, row: 0, column: null }, 9);
  expect(biased.spec.layers[1]).toEqual({ ...unit(1), weights: [[4]], biases: [9] });
  expect(drawnAgain(biased)).toEqual(e);
});

test("a skip makes another network, a weight does not", () => {
  const e = of([unit(2), unit(1)]);
  expect(sameShape(e.spec, setSkip(e, 2, 0, true).spec)).toBe(false);
  expect(setSkip(setSkip(e, 2, 0, true), 2, 0, false)).toEqual(e);
  expect(sameShape(e.spec, setLayer(e, 1, { biases: [1, 2] }).spec)).toBe(true);
});
