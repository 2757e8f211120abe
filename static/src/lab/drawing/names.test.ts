import { expect, test } from "vitest";
import { drawnWords, layerTitle, layerWords, plain, unitId, unitLabel, weightWords } from "./names";

const UNIT = {
  layer: 1,
  unit: 2,
  layers: 3,
  activation: "tanh",
  biases: [0.12],
  gradients: [-0.003],
  of: "",
};

test("a unit's name tells where it is, what it does, its bias and gradient", () => {
  expect(unitLabel(UNIT)).toBe("Hidden 1, unit 3: tanh, bias 0.12, gradient −0.003");
  expect(unitLabel({ ...UNIT, layer: 3, unit: 0, of: "blue", gradients: [] })).toBe(
    "Output, unit 1 (blue): tanh, bias 0.12",
  );
  expect(unitLabel({ ...UNIT, activation: "maxout", biases: [1, 2], gradients: [] })).toBe(
    "Hidden 1, unit 3: maxout, biases 1 and 2",
  );
  expect(unitLabel({ ...UNIT, layer: 0, of: "x²" })).toBe("Input 3: x²");
});

test("layers and units are named as the graph names them", () => {
  expect([0, 1, 3].map((layer) => layerTitle(layer, 3))).toEqual(["Inputs", "Hidden 1", "Output"]);
  expect([0, 2, 3].map((layer) => layerWords(layer, 3))).toEqual([
    "the inputs",
    "hidden layer 2",
    "the output layer",
  ]);
  expect([unitId(0, 0), unitId(1, 2)]).toEqual(["input1", "layer1.neuron3"]);
});

test("an edge tells its weight and gradient", () => {
  expect(weightWords(0.12341, -0.02)).toBe("w = 0.1234 (gradient −0.02)");
  expect(weightWords(-1.5, null)).toBe("w = −1.5");
});

test("the digits that single precision makes up are not shown", () => {
  expect(plain(Math.fround(0.15))).toBe(0.15);
});

test("it is told which edges are drawn where some are not", () => {
  expect(drawnWords(1000, 20_480)).toBe("the 1,000 strongest of 20,480 edges are drawn");
  expect(drawnWords(12, 12)).toBe("");
});
