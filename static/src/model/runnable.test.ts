import { expect, test } from "vitest";

import type { Op, Ops } from "./graph";
import { runnablePart } from "./runnable";
import type { Sketch } from "./sketch";

const OPS: Ops = new Map(["input", "add", "mul"].map((name) => [name, { name } as Op] as const));
const NOTHING = new Set<string>();

const SEED: Sketch = {
  nodes: [
    { id: "a", op: "input", value: 1 },
    { id: "b", op: "input", value: 2 },
    { id: "x", op: "add", inputs: ["a", "b"] },
    { id: "f", op: "mul", inputs: ["x", "x"] },
  ],
  output: "f",
};

const without = (id: string, change: object): Sketch => ({
  ...SEED,
  nodes: SEED.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)),
});

const ids = (sketch: Sketch, barred: ReadonlySet<string> = NOTHING) =>
  runnablePart(sketch, OPS, barred)?.graph.nodes.map(({ id }) => id);

test("a finished sketch is computed whole", () => {
  expect(runnablePart(SEED, OPS, NOTHING)).toEqual({ graph: SEED, isWhole: true });
});

test("an open port holds up its node and what reads it, and nothing else", () => {
  const part = runnablePart(without("f", { inputs: ["x", null] }), OPS, NOTHING);
  expect(part?.graph.nodes.map(({ id }) => id)).toEqual(["a", "b", "x"]);
  expect(part).toMatchObject({ isWhole: false, graph: { output: "x" } });
});

test("a missing number, an unknown op and a barred node hold up what follows", () => {
  expect(ids(without("b", { value: null }))).toEqual(["a"]);
  expect(ids(without("x", { op: "ad" }))).toEqual(["a", "b"]);
  expect(ids(SEED, new Set(["f"]))).toEqual(["a", "b", "x"]);
});

test("a circle is never entered", () => {
  expect(ids(without("x", { inputs: ["a", "f"] }))).toEqual(["a", "b"]);
});

test("where nothing can be computed there is nothing to run", () => {
  expect(runnablePart({ nodes: [], output: null }, OPS, NOTHING)).toBeNull();
});
