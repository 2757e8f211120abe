import { isRefusal, refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import type { Ops } from "../../model/graph";
import { slotsOf, type Sketch } from "../../model/sketch";
import type { Edge } from "../edge";
import { nodeOf, withNode } from "../sketch_nodes";
import { filled } from "../slots";
import { connect } from "./connect";
import { disconnected } from "./disconnect";

/** Where an end of an edge is taken: to another source, or to another port. */
export type NewEnd = { readonly from: string } | { readonly to: string; readonly slot: number };

/** One end of an edge taken elsewhere; the other stays. */
export function reconnect(work: Work, edge: Edge, end: NewEnd, ops: Ops): Edit | Refusal {
  const { from, to, slot } = edge;
  const reader = nodeOf(work.sketch, to);
  if (!reader || slotsOf(reader)[slot] !== from) {
    return refusal(null, `there is no edge ${from} → ${to} here any more`);
  }
  if ("from" in end) {
    const answer = connect(work, end.from, to, slot, ops);
    if (isRefusal(answer)) return answer;
    return { ...answer, name: `connect ${end.from} to ${to} instead of ${from}` };
  }
  const without = withNode(work.sketch, { ...reader, inputs: filled(slotsOf(reader), slot, null) });
  const answer = connect({ ...work, sketch: without }, from, end.to, end.slot, ops);
  if (isRefusal(answer)) return answer;
  if (end.to === to && end.slot === slot) return refusal(to, `${from} is connected there already`);
  return {
    name:
      end.to === to ? `move ${from} within ${to}` : `connect ${from} to ${end.to} instead of ${to}`,
    sketch: closedUp(answer.sketch, edge, ops),
  };
}

/** The slot that was left goes too, where there are more than the op needs. */
function closedUp(sketch: Sketch, { to, slot }: Edge, ops: Ops): Sketch {
  return disconnected(sketch, to, slot, ops);
}
