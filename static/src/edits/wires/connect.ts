import { isVariadic } from "../../language/arity";
import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import type { Ops } from "../../model/graph";
import { slotsOf, type Sketch, type SketchNode } from "../../model/sketch";
import { wayBetween } from "../circles";
import { nodeOf, noNode, withNode } from "../sketch_nodes";
import { arity, filled, mostSlots, slotsFor } from "../slots";
import { way } from "../words";

/** An edge into a slot, in place of what was there; one slot beyond the last makes room for more. */
export function connect(
  { sketch }: Work,
  from: string,
  to: string,
  slot: number,
  ops: Ops,
): Edit | Refusal {
  const fault = connectFault(sketch, from, to, slot, ops);
  if (fault) return fault;
  return { name: `connect ${from} to ${to}`, sketch: connected(sketch, from, to, slot, ops) };
}

/** The sketch with the edge, where nothing speaks against it. */
export function connected(
  sketch: Sketch,
  from: string,
  to: string,
  slot: number,
  ops: Ops,
): Sketch {
  const node = nodeOf(sketch, to);
  if (!node) return sketch;
  const op = ops.get(node.op);
  const inputs = filled(slotsOf(node), slot, from);
  return withNode(sketch, { ...node, inputs: op ? slotsFor(op, inputs) : inputs });
}

/** Why an edge cannot be drawn; null where it can. */
export function connectFault(
  sketch: Sketch,
  from: string,
  to: string,
  slot: number,
  ops: Ops,
): Refusal | null {
  const target = nodeOf(sketch, to);
  if (!nodeOf(sketch, from)) return noNode(from);
  if (!target) return noNode(to);
  const misfit = slotFault(target, slot, ops);
  if (misfit) return refusal(to, misfit);
  if (slotsOf(target)[slot] === from) return refusal(to, `${from} is connected there already`);
  if (from === to) return refusal(to, `${to} cannot read itself`);
  const back = wayBetween(sketch, to, from);
  return back && refusal(to, circleFault(back));
}

function slotFault(node: SketchNode, slot: number, ops: Ops): string | null {
  const op = ops.get(node.op);
  const slots = slotsOf(node).length;
  if (op?.inputs.length === 0) {
    return `${node.id} holds a number and reads nothing; replace it by an op first`;
  }
  const most = op && isVariadic(op) ? slots + 1 : Math.max(slots, op ? mostSlots(op) : 0);
  if (Number.isInteger(slot) && slot >= 0 && slot < most) return null;
  return op ? `${op.name} takes ${arity(op)}` : `${node.id} has no such port`;
}

/** What speaks against an edge from the end of a way to its start. */
function circleFault(back: readonly string[]): string {
  const [start = ""] = back;
  const end = back.at(-1) ?? "";
  const between = back.slice(1, -1);
  const through =
    between.length === 0
      ? ""
      : ` through ${between.length > 3 ? `${between.length} nodes` : between.join(" and ")}`;
  const edges = back.length === 2 ? "this edge" : "one of these edges";
  return `${end} already depends on ${start}${through}: ${way(back)}; take ${edges} away first`;
}
