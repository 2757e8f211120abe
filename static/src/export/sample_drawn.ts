import type { FlowStep, Step, Trace } from "../api/contract";
import { documentOf } from "../model/document";
import type { Op, Ops } from "../model/graph";
import type { SketchNode } from "../model/sketch";
import { frameAt, timelineOf } from "../timeline/timeline";
import type { Picture } from "../view/picture";
import { arrangementsOf } from "../view/placing/arrangement";
import type { Drawn, Shown } from "./drawn";

/** Drawings for the tests: f = (a + b)(b + c), whatever its nodes are called. */

const OPS: Ops = new Map([op("add", "+"), op("mul", "×")].map((each) => [each.name, each]));

function op(name: string, symbol: string): Op {
  const told = { family: "arithmetic", attrs: [], doc: "", backward: "", example: "" };
  return { name, symbol, infix: symbol, inputs: ["x", "y"], ...told };
}

export function seedNodes([a, b, c, x, y, f]: readonly string[]): SketchNode[] {
  const leaf = (id = "", value = 0) => ({ id, op: "input", value });
  const node = (id = "", name: string, ...inputs: (string | undefined)[]) => {
    return { id, op: name, inputs: inputs.map((each) => each ?? null) };
  };
  return [
    ...[leaf(a, -1), leaf(b, 3), leaf(c, 4)],
    ...[node(x, "add", a, b), node(y, "add", b, c), node(f, "mul", x, y)],
  ];
}

export const NAMES = ["a", "b", "c", "x", "y", "f"];

export async function drawn(nodes = seedNodes(NAMES), more: Partial<Picture> = {}): Promise<Drawn> {
  const sketch = { nodes, output: nodes.at(-1)?.id ?? null };
  const { places, style, groups, notes } = documentOf("");
  const picture = { sketch, ops: OPS, places, style, groups, notes, marks: [], ...more };
  const arrangement = (await arrangementsOf(picture)).suiting({ width: 1200, height: 800 });
  return { picture, arrangement };
}

/** The seed graph's own numbers: f = 14, and gradients 7, 9, 2 of its inputs. */
export function shown([a = "", b = "", c = "", x = "", y = "", f = ""] = NAMES): Shown {
  const values = new Map([
    [a, -1],
    [b, 3],
    [c, 4],
    [x, 2],
    [y, 7],
    [f, 14],
  ]);
  const value = (node: string, index: number, ...inputs: string[]): Step => {
    const name = inputs.length === 0 ? "input" : node === f ? "mul" : "add";
    return { index, kind: "value", node, op: name, inputs, value: values.get(node) ?? 0 };
  };
  const flow = (
    index: number,
    ends: readonly [string, string, number],
    numbers: readonly [number, number, number],
  ): FlowStep => {
    const [from, to, slot] = ends;
    const [upstream, local, total] = numbers;
    const amount = upstream * local;
    return { index, kind: "contribution", from, to, slot, upstream, local, amount, total };
  };
  const steps: Step[] = [
    ...[value(a, 0), value(b, 1), value(c, 2)],
    ...[value(x, 3, a, b), value(y, 4, b, c), value(f, 5, x, y)],
    { index: 6, kind: "seed", node: f, grad: 1 },
    ...[flow(7, [f, x, 0], [1, 7, 7]), flow(8, [f, y, 1], [1, 2, 2])],
    ...[flow(9, [y, b, 0], [2, 1, 2]), flow(10, [y, c, 1], [2, 1, 2])],
    ...[flow(11, [x, a, 0], [7, 1, 7]), flow(12, [x, b, 1], [7, 1, 9])],
  ];
  const nodes = Object.fromEntries([...values].map(([id, each]) => [id, { value: each }]));
  const order = [...values.keys()];
  const trace: Trace = { mode: "reverse", output: f, order, nodes, total_steps: 13, steps };
  const timeline = timelineOf(trace);
  return { trace, timeline, moment: 13, frameAt: (moment) => frameAt(timeline, moment) };
}
