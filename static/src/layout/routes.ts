import { leftOf, rightOf } from "./columns";
import { line, sCurve, uTurn } from "./curve";
import { portY, type CubicBezier } from "./layout";
import type { Edge } from "./vertex";

/** How far the control points of two edges between the same two nodes stand apart, px. */
const TWIN_BOW = 26;

/**
 * The curves of an edge: level through each column at the height of its dummy, bending only
 * between columns, so that it meets no other node.
 */
export function curvesOf(edge: Edge): CubicBezier[] {
  if (edge.links.length === 0) return curvesByLane(edge);
  const curves: CubicBezier[] = [];
  const bow = edge.links.length === 1 ? bowOf(edge) : 0;
  let { y } = edge.from;
  levelTo(curves, rightOf(edge.from), y, edge.from.column.right);
  for (const { from, to, offset } of edge.links) {
    const [x0, x1, end] = [from.column.right, to.column.left, to.y + offset];
    if (end === y && bow === 0) levelTo(curves, x0, y, x1);
    else curves.push(sCurve(x0, y, x1, end, bow));
    y = end;
    levelTo(curves, x1, y, to.node ? leftOf(to) : to.column.right);
  }
  return curves;
}

/** Down to the lane right after its source, along it, and up right before its target. */
function curvesByLane({ from, to, slot, lane }: Edge): CubicBezier[] {
  const { right, nextLeft } = from.column;
  const { left, previousRight } = to.column;
  const end = to.y - to.height / 2 + portY(to.height, to.slots, slot);
  const forward = to.layer > from.layer;
  const [x0, x1] = forward ? [nextLeft, previousRight] : [right, left];
  const curves: CubicBezier[] = [];
  levelTo(curves, rightOf(from), from.y, right);
  curves.push(forward ? sCurve(right, from.y, x0, lane) : uTurn(right, from.y, nextLeft, lane));
  curves.push(line(x0, lane, x1, lane));
  curves.push(forward ? sCurve(x1, lane, left, end) : uTurn(left, lane, previousRight, end));
  levelTo(curves, left, end, leftOf(to));
  return curves;
}

/** Lengthen the last curve if it is level already, so that a straight run is one piece. */
function levelTo(curves: CubicBezier[], x0: number, y: number, x1: number): void {
  if (x1 <= x0) return;
  const last = curves.at(-1);
  const level = last?.[1] === y && last[3] === y && last[7] === y;
  if (level) curves.pop();
  curves.push(line(level ? last[0] : x0, y, x1, y));
}

/** Edges that fill several slots of one node from one source bow apart. */
function bowOf(edge: Edge): number {
  const twins = edge.to.inputs.filter((other) => other.from === edge.from);
  return (twins.indexOf(edge) - (twins.length - 1) / 2) * TWIN_BOW;
}
