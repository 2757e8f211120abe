import { expect, test } from "vitest";

import type { Graph } from "../model/graph";
import { evaluationOf, traceOf } from "./assembly";
import { columnsOf } from "./columns";
import { answerOf, float64, int32, utf8 } from "./sample_columns";

const SQUARE: Graph = {
  nodes: [
    { id: "f", op: "mul", inputs: ["x", "x"] },
    { id: "x", op: "input", value: 3 },
  ],
  output: "f",
};

const NAMES = [utf8("ids", "xf"), int32("ids_ends", 1, 2), int32("output", 1)];
const SQUARED = [...NAMES, float64("values", 3, 9)];
const CROSSED = [
  int32("consumers", 1, 1),
  int32("slots", 0, 1),
  int32("sources", 0, 0),
  float64("locals", 3, 3),
  float64("amounts", 3, 3),
  float64("totals", 3, 6),
];
const VALUE_STEPS = [
  { index: 0, kind: "value", node: "x", op: "input", inputs: [], value: 3 },
  { index: 1, kind: "value", node: "f", op: "mul", inputs: ["x", "x"], value: 9 },
];

test("an evaluation is put together from its columns", () => {
  const columns = columnsOf(answerOf(...SQUARED, float64("grads", 6, 1)));
  const expected = { output: "f", ids: ["x", "f"], values: [3, 9], grads: [6, 1] };
  expect(evaluationOf(columns)).toEqual(expected);
});

test("the trace of x·x backward is the one that docs/api.md prints", () => {
  const columns = columnsOf(answerOf(...SQUARED, float64("grads", 6, 1), ...CROSSED));
  expect(traceOf(columns, { graph: SQUARE, mode: "reverse", wrt: null })).toEqual({
    output: "f",
    mode: "reverse",
    order: ["x", "f"],
    nodes: { x: { value: 3, grad: 6 }, f: { value: 9, grad: 1 } },
    total_steps: 5,
    steps: [
      ...VALUE_STEPS,
      { index: 2, kind: "seed", node: "f", grad: 1 },
      { ...flow(3, "contribution", "f", "x"), slot: 0, total: 3 },
      { ...flow(4, "contribution", "f", "x"), slot: 1, total: 6 },
    ],
  });
});

test("the trace of x·x forward is the one that docs/api.md prints", () => {
  const columns = columnsOf(answerOf(...SQUARED, float64("tangents", 1, 6), ...CROSSED));
  expect(traceOf(columns, { graph: SQUARE, mode: "forward", wrt: "x" })).toEqual({
    output: "f",
    mode: "forward",
    order: ["x", "f"],
    nodes: { x: { value: 3, tangent: 1 }, f: { value: 9, tangent: 6 } },
    total_steps: 5,
    steps: [
      ...VALUE_STEPS,
      { index: 2, kind: "seed", node: "x", tangent: 1 },
      { ...flow(3, "tangent", "x", "f"), slot: 0, total: 3 },
      { ...flow(4, "tangent", "x", "f"), slot: 1, total: 6 },
    ],
  });
});

test("a node that no gradient reached has none, and a structured op no local", () => {
  const graph: Graph = {
    nodes: [
      { id: "v", op: "input", value: { shape: [2], data: [3, 4] } },
      { id: "dead", op: "neg", inputs: ["v"] },
      { id: "f", op: "sum", inputs: ["v"] },
    ],
    output: "f",
  };
  const parted = (name: string, ends: number[], axes: number[], sizes: number[]) => [
    int32(`${name}_ends`, ...ends),
    int32(`${name}_axes`, ...axes),
    int32(`${name}_sizes`, ...sizes),
  ];
  const answer = answerOf(
    ...[utf8("ids", "vdeadf"), int32("ids_ends", 1, 5, 6), int32("output", 2)],
    ...[float64("values", 3, 4, -3, -4, 7), ...parted("values", [2, 4, 5], [1, 1, 0], [2, 2])],
    ...[float64("grads", 1, 1, 1), ...parted("grads", [2, 2, 3], [1, 0, 0], [2])],
    ...[int32("consumers", 2), int32("slots", 0), int32("sources", 0)],
    ...[float64("locals"), ...parted("locals", [0], [0], [])],
    ...[float64("amounts", 1, 1), ...parted("amounts", [2], [1], [2])],
    ...[float64("totals", 1, 1), ...parted("totals", [2], [1], [2])],
  );
  const trace = traceOf(columnsOf(answer), { graph, mode: "reverse", wrt: null });
  const ones = { shape: [2], data: [1, 1] };
  expect(trace.nodes.dead).toEqual({ value: { shape: [2], data: [-3, -4] }, grad: null });
  expect(trace.nodes.v?.grad).toEqual(ones);
  expect(trace.steps.slice(3)).toEqual([
    { index: 3, kind: "seed", node: "f", grad: 1 },
    {
      ...{ index: 4, kind: "contribution", from: "f", to: "v", slot: 0 },
      ...{ upstream: 1, local: null, amount: ones, total: ones },
    },
  ]);
});

test("columns of another graph, or too short ones, are refused", () => {
  const columns = columnsOf(answerOf(...SQUARED, float64("grads", 6), ...CROSSED));
  const request = { mode: "reverse", wrt: null } as const;
  expect(() => traceOf(columns, { graph: SQUARE, ...request })).toThrow("do not fit together");
  const other = { nodes: SQUARE.nodes.slice(1), output: "x" };
  expect(() => traceOf(columns, { graph: other, ...request })).toThrow("a node f that was not");
});

function flow(index: number, kind: string, from: string, to: string) {
  return { index, kind, from, to, upstream: 1, local: 3, amount: 3 };
}
