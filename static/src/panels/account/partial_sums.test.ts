import { expect, test } from "vitest";

import type { Node } from "../../model/graph";
import { workOf } from "./partial_sums";

const SEED: readonly Node[] = [
  { id: "a", op: "input", value: -1 },
  { id: "b", op: "input", value: 3 },
  { id: "c", op: "input", value: 4 },
  { id: "x", op: "add", inputs: ["a", "b"] },
  { id: "y", op: "add", inputs: ["b", "c"] },
  { id: "f", op: "mul", inputs: ["x", "y"] },
];
const WAYS = new Map([
  ["a", 1n],
  ["b", 2n],
  ["c", 1n],
  ["x", 1n],
  ["y", 1n],
  ["f", 1n],
]);

test("the one partial sum of f serves both paths from b, and those of x and y one each", () => {
  const { nodes } = workOf(SEED, "b", WAYS);
  expect(nodes.map(({ node, before, after }) => [node, before * after])).toEqual([
    ["f", 2n],
    ["y", 1n],
    ["x", 1n],
    ["b", 2n],
  ]);
});

test("what is read twice by one node is two ways, and what is off the way is left out", () => {
  const square: readonly Node[] = [
    { id: "x", op: "input", value: 3 },
    { id: "dead", op: "neg", inputs: ["x"] },
    { id: "y", op: "mul", inputs: ["x", "x"] },
  ];
  const work = workOf(square, "x", new Map([["x", 2n], ["y", 1n]])); // prettier-ignore
  expect(work.nodes.map(({ node }) => node)).toEqual(["y", "x"]);
  expect([work.onEachPath, work.once]).toEqual([2n, 2]);
});

test("sums made once save what grows with every doubling", () => {
  const chain: readonly Node[] = [
    { id: "0", op: "input", value: 1 },
    ...Array.from({ length: 64 }, (_, i) => ({
      id: String(i + 1),
      op: "add",
      inputs: [String(i), String(i)],
    })),
  ];
  const after = new Map(chain.map(({ id }) => [id, 2n ** BigInt(64 - Number(id))]));
  const work = workOf(chain, "0", after);
  expect(work.nodes[0]).toEqual({ node: "64", before: 2n ** 64n, after: 1n });
  expect(work.onEachPath).toBe(64n * 2n ** 64n);
  expect(work.once).toBe(128);
});
