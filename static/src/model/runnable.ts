import type { Graph, Node, Ops } from "./graph";
import { slotsOf, type Sketch, type SketchNode } from "./sketch";

/** The part of a sketch that can be computed. */
export interface Runnable {
  readonly graph: Graph;
  /** Whether its output is the sketch's, so that gradients mean what the person asked for. */
  readonly isWhole: boolean;
}

/**
 * All nodes with a value and everything they need: the others wait until they are mended.
 * `barred` are nodes that are known not to compute. Null where nothing is left.
 */
export function runnablePart(
  sketch: Sketch,
  ops: Ops,
  barred: ReadonlySet<string>,
): Runnable | null {
  const nodes = orderedFrom(sketch, (node) => !barred.has(node.id) && isComplete(node, ops));
  const output = nodes.find(({ id }) => id === sketch.output) ?? nodes.at(-1);
  if (!output) return null;
  return { graph: { nodes, output: output.id }, isWhole: output.id === sketch.output };
}

function isComplete(node: SketchNode, ops: Ops): boolean {
  if (!ops.has(node.op)) return false;
  const slots = slotsOf(node);
  if (slots.length === 0) return node.value !== undefined && node.value !== null;
  return slots.every((from) => from !== null);
}

/** The nodes that pass, and whose inputs all do, in the order of the sketch. */
function orderedFrom(sketch: Sketch, passes: (node: SketchNode) => boolean): Node[] {
  const waiting = new Map<string, number>();
  const readers = new Map<string, string[]>();
  const ready: string[] = [];
  for (const node of sketch.nodes) {
    if (!passes(node)) continue;
    const slots = slotsOf(node);
    waiting.set(node.id, slots.length);
    if (slots.length === 0) ready.push(node.id);
    for (const from of slots) {
      if (from === null) continue;
      const held = readers.get(from);
      if (held) held.push(node.id);
      else readers.set(from, [node.id]);
    }
  }
  const reached = new Set<string>();
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    reached.add(id);
    for (const reader of readers.get(id) ?? []) {
      const left = (waiting.get(reader) ?? 0) - 1;
      waiting.set(reader, left);
      if (left === 0) ready.push(reader);
    }
  }
  // What has passed has every slot filled and, as a leaf, a value.
  return sketch.nodes.filter(({ id }) => reached.has(id)) as Node[];
}
