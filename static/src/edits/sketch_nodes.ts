import { refusal, type Refusal } from "../model/edit";
import type { Ops } from "../model/graph";
import { slotsOf, type Sketch, type SketchNode } from "../model/sketch";
import { quoted } from "./words";

/** The most nodes that a graph may have. */
export const MOST_NODES = 100_000;

export function nodeOf(sketch: Sketch, id: string): SketchNode | null {
  return sketch.nodes.find((node) => node.id === id) ?? null;
}

export function idsOf({ nodes }: Sketch): ReadonlySet<string> {
  return new Set(nodes.map(({ id }) => id));
}

/** Those of some ids that are nodes, in the order of the sketch. */
export function nodesAmong(sketch: Sketch, ids: Iterable<string>): readonly SketchNode[] {
  const wanted = new Set(ids);
  return sketch.nodes.filter(({ id }) => wanted.has(id));
}

/** The sketch with a node in place of the one with its id. */
export function withNode(sketch: Sketch, node: SketchNode): Sketch {
  return { ...sketch, nodes: sketch.nodes.map((each) => (each.id === node.id ? node : each)) };
}

/** The sketch with nodes added at its end; where there is no output yet, the last of them is. */
export function withNodes(sketch: Sketch, nodes: readonly SketchNode[]): Sketch {
  return {
    nodes: [...sketch.nodes, ...nodes],
    output: sketch.output ?? nodes.at(-1)?.id ?? null,
  };
}

/** The node with its inputs changed one by one; itself where none changes. */
export function withInputs(
  node: SketchNode,
  to: (from: string | null, slot: number) => string | null,
): SketchNode {
  const slots = slotsOf(node);
  const changed = slots.map(to);
  return changed.every((from, slot) => from === slots[slot]) ? node : { ...node, inputs: changed };
}

/** Whether a node holds a number instead of computing one. */
export function isLeaf(node: SketchNode, ops: Ops): boolean {
  return (ops.get(node.op)?.inputs ?? slotsOf(node)).length === 0;
}

export function noNode(id: string): Refusal {
  return refusal(null, `there is no node ${quoted(id)} here any more`);
}

export function tooMany(count: number): Refusal {
  const most = MOST_NODES.toLocaleString("en");
  return refusal(
    null,
    `that would make ${count.toLocaleString("en")} nodes; a graph has at most ${most}`,
  );
}
