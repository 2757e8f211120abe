import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import type { Ops } from "../../model/graph";
import { slotsOf, type Sketch } from "../../model/sketch";
import { nodeOf, noNode, withNode } from "../sketch_nodes";
import { filled } from "../slots";

/** A slot opened; where there are more of them than the op needs, the slot goes. */
export function disconnect({ sketch }: Work, to: string, slot: number, ops: Ops): Edit | Refusal {
  const node = nodeOf(sketch, to);
  if (!node) return noNode(to);
  const slots = slotsOf(node);
  const from = slots[slot];
  if (from === undefined) return refusal(to, `${to} has no such port`);
  if (from === null && !isSpare(slots, ops.get(node.op)?.inputs.length)) {
    return refusal(to, `nothing is connected there`);
  }
  return {
    name: from === null ? `take an open port from ${to}` : `disconnect ${from} from ${to}`,
    sketch: disconnected(sketch, to, slot, ops),
  };
}

/** The sketch without the edge into a slot. */
export function disconnected(sketch: Sketch, to: string, slot: number, ops: Ops): Sketch {
  const node = nodeOf(sketch, to);
  if (!node) return sketch;
  const slots = slotsOf(node);
  const inputs = isSpare(slots, ops.get(node.op)?.inputs.length)
    ? slots.toSpliced(slot, 1)
    : filled(slots, slot, null);
  return withNode(sketch, { ...node, inputs });
}

function isSpare(slots: readonly unknown[], needed: number | undefined): boolean {
  return needed !== undefined && slots.length > needed;
}
