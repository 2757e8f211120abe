import { expect, test } from "vitest";

import type { Trace } from "../api/contract";
import type { Value } from "../model/value";
import { placeOn, scaleOf, sizeOn, sizeWords } from "./sizes";

function run(...grads: (Value | null)[]): Trace {
  const nodes = Object.fromEntries(
    [...grads, 1].map((grad, i, all) => [i === all.length - 1 ? "f" : `n${i}`, { value: 0, grad }]),
  );
  return {
    mode: "reverse",
    output: "f",
    order: Object.keys(nodes),
    nodes,
    total_steps: 0,
    steps: [],
  };
}

test("a scale has room for every gradient, and some beside the output's", () => {
  expect(scaleOf(run(7, 9, 2), null)).toEqual({ low: -3, high: 1, of: "f", start: 1 });
  expect(scaleOf(run(3.9e-7, 0.2), null)).toEqual({ low: -7, high: 1, of: "f", start: 1 });
  expect(scaleOf(run(4e11), null)).toEqual({ low: -3, high: 12, of: "f", start: 1 });
});

test("what is 0, absent or not finite stretches no scale, and none is endless", () => {
  expect(scaleOf(run(0, null, "NaN", "-Infinity"), null)).toEqual({
    low: -3,
    high: 1,
    of: "f",
    start: 1,
  });
  expect(scaleOf(run(1e-300, 1e300), null)).toEqual({ low: -16, high: 16, of: "f", start: 1 });
});

test("forwards the scale is beside the node that moves", () => {
  const forward: Trace = {
    ...run(),
    mode: "forward",
    nodes: { a: { value: 2, tangent: 1 }, f: { value: 4, tangent: 1e6 } },
  };
  expect(scaleOf(forward, "a")).toEqual({ low: -3, high: 6, of: "a", start: 1 });
});

test("equal factors are equal steps on it", () => {
  const scale = scaleOf(run(1e-7), null);
  expect(placeOn(scale, 1e-7)).toBeCloseTo(0);
  expect(placeOn(scale, 1e-3)).toBeCloseTo(0.5);
  expect(placeOn(scale, 10)).toBeCloseTo(1);
  expect(placeOn(scale, 1e99)).toBe(1);
});

test("a tensor is as large as its largest number", () => {
  const scale = scaleOf(run(1), null);
  const tensor = { shape: [3], data: [0.01, -0.1, 0] };
  expect(sizeOn(scale, tensor)).toEqual(sizeOn(scale, -0.1));
  expect(sizeOn(scale, { shape: [2], data: [1, "NaN"] })).toEqual({ kind: "unbounded" });
});

test("sizes that no scale holds are told apart from small ones", () => {
  const scale = scaleOf(run(1), null);
  expect(sizeOn(scale, 0)).toEqual({ kind: "zero" });
  expect(sizeOn(scale, "Infinity")).toEqual({ kind: "unbounded" });
  expect(sizeWords(sizeOn(scale, 0), scale)).toBe("size 0");
  expect(sizeWords(sizeOn(scale, 3.87e-7), scale)).toBe("size 3.9e-7 times that of f, vanishing");
  expect(sizeWords(sizeOn(scale, -2e6), scale)).toBe("size 2000000 times that of f, exploding");
  expect(sizeWords(sizeOn(scale, 9), scale)).toBe("size 9 times that of f");
});
