// @vitest-environment happy-dom
import { expect, test } from "vitest";

import { pixel } from "../../charts/scale";
import { rampBetween } from "../../paint/ramp";
import type { History, RunData } from "../../contract";
import { classRamps, numberColours } from "./area";
import { curvesOf, lastOf, rangeOf } from "./curves";
import { momentAt, placeOf } from "./moment";
import { planeWords, projectionWords } from "./plane_words";
import { answersAxis, frameOf, nearest, pointsOf } from "./points";
import { noLikelihood, priorWords, sumText } from "./posterior_words";
import { momentWords } from "./Spoken";
import { outputsOf, shownRows, toldClass, wrongFirst } from "./told";

const DATA: RunData = {
  title: "Three",
  features: ["a", "b", "c"],
  picture: null,
  rows: [
    [1, 2, 3],
    [4, 5, 6],
    [0, 8, 1],
  ],
  inputs: ["a²"],
  x: [[1], [16], [0]],
  classes: { names: ["no", "yes"], of: [0, 1, 1] },
  held_out: [2],
};
const LINE: RunData = {
  title: "Line",
  features: ["a"],
  picture: null,
  rows: [[1], [4], [0]],
  inputs: ["a"],
  x: [[1], [4], [0]],
  numbers: { names: ["t"], values: [[10], [30], [20]] },
  held_out: [],
};
const axis = (feature: string) => ({ feature, low: 0, high: 10 });

test("a sample lies where the features of the axes say, whichever columns they are", () => {
  expect(pointsOf(DATA, [axis("c"), axis("a")])).toEqual([
    { row: 0, x: 3, y: 1, heldOut: false },
    { row: 1, x: 6, y: 4, heldOut: false },
    { row: 2, x: 1, y: 0, heldOut: true },
  ]);
});

test("along one feature a number is the height, and a class has a line", () => {
  expect(pointsOf(LINE, [axis("a")]).map(({ y }) => y)).toEqual([10, 30, 20]);
  expect(answersAxis(LINE)).toEqual({ feature: "t", low: 7, high: 33 });
  expect(pointsOf(DATA, [axis("b")]).map(({ y }) => y)).toEqual([0, 1, 1]);
});

test("a click finds the nearest point, and none far from all", () => {
  const points = pointsOf(DATA, [axis("a"), axis("b")]);
  const frame = frameOf(axis("a"), axis("b"), 240, 240);
  const at = { x: pixel(frame.x, 4) + 3, y: pixel(frame.y, 5) - 3 };
  expect(nearest(points, frame, at, 14)).toBe(1);
  expect(nearest(points, frame, { x: 120, y: 40 }, 14)).toBeNull();
});

test("places that are not sure have the middle's colour, sure ones their class's", () => {
  const colours = classRamps(
    [255, 255, 255],
    [
      [0, 0, 200],
      [100, 90, 80],
    ],
  );
  const rgb = (at: number) => [...new Uint8Array(colours.buffer, 4 * at, 4)];
  expect(rgb(0)).toEqual([255, 255, 255, 255]);
  expect(rgb(255)).toEqual([0, 0, 200, 255]);
  expect(rgb(256 + 255)).toEqual([100, 90, 80, 255]);
});

test("a number's colour stays while the span of its bytes changes", () => {
  const ramp = rampBetween([0, 0, 0], [100, 100, 100], [200, 200, 200]);
  const colour = (low: number, high: number, value: number) =>
    numberColours({ bytes: new Uint8Array(), low, high, centre: 5, reach: 10 }, false, ramp)[
      Math.round((255 * (value - low)) / (high - low))
    ];
  expect(colour(0, 10, 8)).toBe(colour(-20, 40, 8));
  expect(colour(0, 255, 200)).toBe(ramp[255]);
});

test("samples that are told wrongly come first, the others keep their order", () => {
  const told = new Map([
    [3, 0],
    [5, 1],
    [7, 1],
  ]);
  expect(wrongFirst([3, 5, 7, 9], told, [0, 0, 0, 0, 0, 0, 0, 1])).toEqual([5, 3, 7, 9]);
});

test("one output tells a class by its side, several by the largest", () => {
  expect(toldClass("binary_cross_entropy_with_logits", [0.2])).toBe(1);
  expect(toldClass("mse", [0.2])).toBe(0);
  expect(toldClass("softmax_cross_entropy", [0.1, -2, 3])).toBe(2);
});

test("the outputs of a batch are read from its last layer", () => {
  const values = [1, { shape: [2, 2], data: [1, 2, 3, "NaN" as const] }, 0];
  const columns = { output: "loss", ids: ["x", "layer2.z", "loss"], values, grads: [] };
  expect(outputsOf(columns, 2)).toEqual([
    [1, 2],
    [3, NaN],
  ]);
});

test("held-out samples are asked about where there are such", () => {
  expect(shownRows(DATA)).toEqual([2]);
  expect(shownRows(LINE)).toEqual([0, 1, 2]);
});

test("the nearest place of the history is found", () => {
  expect([0, 4, 6, 99].map((steps) => placeOf([0, 5, 10], steps))).toEqual([0, 1, 1, 2]);
  expect(placeOf([7], 3)).toBe(0);
});

const HISTORY: History = {
  steps: [0, 10, 20],
  epoch: [0, 1, 2],
  batch_loss: [null, 9, 3],
  train_loss: [2, 0.5, "Infinity"],
  train_accuracy: [0.5, 0.75, 0.75],
  held_loss: [null, null, null],
  held_accuracy: [null, null, null],
  log_likelihood: [-20, -7.75, "-Infinity"],
  log_prior: [-0.5, -0.42, 0],
};

test("the chart leaves room for what is finite, and not for the noise of batches", () => {
  const curves = curvesOf(HISTORY, "loss");
  expect(rangeOf(curves, "loss", false)).toEqual({ low: 0, high: 2.08 });
  expect(rangeOf(curves, "loss", true).low).toBeCloseTo(0.5 / 1.15);
  expect(lastOf(curves.train)).toEqual({ at: 1, value: 0.5 });
  expect(lastOf(curves.held)).toBeNull();
});

test("a moment is said in words", () => {
  expect(momentWords(momentAt(HISTORY, 1))).toBe(
    "Epoch 1, loss in training 0.5, accuracy in training 75.0 %",
  );
});

test("likelihood and prior are written as a sum, whatever the sign of the prior", () => {
  expect(sumText(-7.75, -0.42)).toBe("−7.75 − 0.42 = −8.17");
  expect(sumText(-7.75, 1.5)).toBe("−7.75 + 1.5 = −6.25");
  expect(sumText(-7.75, 0)).toBe("−7.75 + 0 = −7.75");
});

test("the λ of a prior is told from the strength, and a flat prior has none", () => {
  expect(priorWords("a variance of 1/λ", 0.001)).toContain("λ is the strength, 0.001, times");
  expect(priorWords("flat", 0.001)).toBe("flat");
});

test("a loss that is no likelihood's says so", () => {
  expect(noLikelihood("Hinge")).toContain("Hinge is not minus the logarithm of a likelihood");
});

test("what lies beyond the plane is said", () => {
  expect(projectionWords([axis("a"), axis("b")], 2)).toBeNull();
  expect(projectionWords([axis("a"), axis("b")], 3)).toContain("The other feature is at its mean");
  expect(planeWords([axis("a")], DATA, false)).toBe(
    "Which class the network tells over a from 0 to 10; 2 training samples and 1 held-out ones are marked.",
  );
});
