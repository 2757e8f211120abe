// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { carried, type Numbers } from "./numbers";

/** 1-2-1. */
const BEFORE: Numbers = {
  widths: [1, 2, 1],
  wirings: [
    { layer: 1, units: 2, pieces: 1, sources: [0], weights: 0, biases: 2 },
    { layer: 2, units: 1, pieces: 1, sources: [1], weights: 4, biases: 6 },
  ],
  parameters: Float32Array.of(1, 2, 3, 4, 5, 6, 7),
  gradient: new Float32Array(7),
  pictures: {
    axes: [],
    width: 1,
    height: 1,
    low: [0, 0, 0, 0],
    high: [1, 1, 1, 1],
    bytes: new Uint8Array(4),
    of: Int32Array.of(0, 1, 2, 3),
  },
};

test("of a changed network the layers that are as they were keep their numbers", () => {
  const wirings = [
    { layer: 1, units: 2, pieces: 1, sources: [0], weights: 0, biases: 2 },
    { layer: 2, units: 2, pieces: 1, sources: [1], weights: 4, biases: 8 },
  ];
  const { parameters } = carried(BEFORE, wirings, [1, 2, 2]);
  expect([...parameters]).toEqual([1, 2, 3, 4, NaN, NaN, NaN, NaN, NaN, NaN]);
});

test("a new unit has no picture yet, and the others keep theirs", () => {
  const wirings = [
    { layer: 1, units: 3, pieces: 1, sources: [0], weights: 0, biases: 3 },
    { layer: 2, units: 1, pieces: 1, sources: [1], weights: 6, biases: 9 },
  ];
  const { pictures } = carried(BEFORE, wirings, [1, 3, 1]);
  expect([...(pictures?.of ?? [])]).toEqual([0, 1, 2, -1, 3]);
});
