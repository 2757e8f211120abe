import type { Point } from "../../model/document";
import { isRefusal, refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import type { Ops } from "../../model/graph";
import { slotsOf } from "../../model/sketch";
import type { Edge } from "../edge";
import { addNode } from "../nodes/add_node";
import { nodeOf } from "../sketch_nodes";
import { connected } from "./connect";

/** A new node on an edge: it reads what the edge came from, and the edge's end reads it. */
export function insertOnEdge(
  work: Work,
  op: string,
  { from, to, slot }: Edge,
  at: Point | null,
  ops: Ops,
): Edit | Refusal {
  const reader = nodeOf(work.sketch, to);
  if (!reader || slotsOf(reader)[slot] !== from) {
    return refusal(null, `there is no edge ${from} → ${to} here any more`);
  }
  if (ops.get(op)?.inputs.length === 0) {
    return refusal(to, `${op} reads nothing, so that it cannot stand on an edge`);
  }
  const added = addNode(work, op, { inputs: [from], ...(at && { at }) }, ops);
  if (isRefusal(added)) return added;
  const [id = ""] = added.selected ?? [];
  return {
    ...added,
    name: `insert ${op} on ${from} → ${to}`,
    sketch: connected(added.sketch, id, to, slot, ops),
  };
}
