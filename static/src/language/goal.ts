import type { Ops } from "../model/graph";
import { slotsOf, type Sketch, type SketchNode } from "../model/sketch";
import { isLeafOp, leastInputs } from "./arity";

/** A node to be written: every slot is there, and leads to a node or is open. */
export interface GoalNode extends SketchNode {
  readonly inputs: readonly (string | null)[];
}

/** The graph that a text is to say. */
export interface Goal {
  readonly nodes: ReadonlyMap<string, GoalNode>;
  readonly output: string | null;
  /** The nodes that read a node, once for each slot. */
  readonly readers: ReadonlyMap<string, readonly string[]>;
}

export function goalOf({ nodes, output }: Sketch, ops: Ops): Goal {
  const ids = new Set(nodes.map(({ id }) => id));
  const readers = new Map<string, string[]>();
  const whole = new Map<string, GoalNode>();
  for (const node of nodes) {
    const inputs = wholeSlots(node, ids, ops);
    whole.set(node.id, inputs === node.inputs ? (node as GoalNode) : { ...node, inputs });
    for (const from of inputs) {
      if (from === null) continue;
      const held = readers.get(from);
      if (held) held.push(node.id);
      else readers.set(from, [node.id]);
    }
  }
  const known = output !== null && ids.has(output) ? output : null;
  return { nodes: whole, output: known, readers };
}

/** The slots of a node, as many as its op has; the same list where nothing has to be mended. */
function wholeSlots(
  node: SketchNode,
  ids: ReadonlySet<string>,
  ops: Ops,
): readonly (string | null)[] {
  const op = ops.get(node.op);
  const least = op ? leastInputs(op) : 0;
  const slots = slotsOf(node);
  const isWhole = slots.length >= least && slots.every((from) => from === null || ids.has(from));
  if (isWhole) return slots;
  const lacking = Array.from({ length: Math.max(least - slots.length, 0) }, () => null);
  return [...slots.map((from) => (from !== null && ids.has(from) ? from : null)), ...lacking];
}

/** The one node that reads `id`, in one slot; null where there are none, more, or it is the output. */
export function onlyReader(goal: Goal, id: string): string | null {
  const readers = goal.readers.get(id) ?? [];
  return readers.length === 1 && goal.output !== id ? (readers[0] ?? null) : null;
}

export function isLeafNode({ op, inputs }: GoalNode, ops: Ops): boolean {
  const known = ops.get(op);
  return known !== undefined && isLeafOp(known) && inputs.length === 0;
}
