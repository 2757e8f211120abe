import type { Op, Ops } from "../model/graph";
import type { SketchNode } from "../model/sketch";
import type { Picture } from "./picture";

function op(name: string, inputs: readonly string[], infix: string | null = null): Op {
  const words = { family: "arithmetic", doc: "", backward: "", example: "" };
  return { name, symbol: infix ?? name, infix, inputs, attrs: [], ...words };
}

/** Ops that tests draw with. */
export const OPS: Ops = new Map(
  [op("add", ["a", "b"], "+"), op("mul", ["a", "b"], "*"), op("concat", ["*x"])].map((each) => [
    each.name,
    each,
  ]),
);

/** A picture of nodes, the last of them its output, and whatever else is told. */
export function pictureOf(nodes: readonly SketchNode[], rest: Partial<Picture> = {}): Picture {
  const sketch = { nodes, output: nodes.at(-1)?.id ?? null };
  const nothing = { places: {}, style: null, groups: {}, notes: [], marks: [] };
  return { sketch, ops: OPS, ...nothing, ...rest };
}

/** f = x * y with x = a + b and y without its second input. */
export const UNFINISHED: readonly SketchNode[] = [
  { id: "a", op: "input", value: -1 },
  { id: "b", op: "input" },
  { id: "x", op: "add", inputs: ["a", "b"] },
  { id: "y", op: "add", inputs: ["b", null] },
  { id: "f", op: "mul", inputs: ["x", "y"] },
];
