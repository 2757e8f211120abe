import { leftOf, rightOf } from "./columns";
import { levelTo, line, sCurve, uTurn } from "./curve";
import type { CubicBezier } from "./layout";
import { passed, type Edge, type Vertex } from "./vertex";

/** How far the control points of two edges between the same two nodes stand apart, px. */
const TWIN_BOW = 26;

/**
 * The curves of an edge: level through each column at the height of its dummy, bending only
 * between columns, so that it meets no other node.
 */
export function curvesOf(edge: Edge): CubicBezier[] {
  const { from, to, chain, rise, offset } = edge;
  if (!chain) return curvesByLane(edge);
  const last = chain[passed(edge) - 1];
  const curves = last ? upTo(last, chain) : leaving(from, rise);
  const [x, y] = last ? [last.column.right, last.y] : [from.column.right, from.y + rise];
  bendTo(curves, x, y, to.column.left, to.y + offset, last ? 0 : bowOf(edge));
  levelTo(curves, to.column.left, to.y + offset, leftOf(to));
  return curves;
}

function leaving(from: Vertex, rise: number): CubicBezier[] {
  const curves: CubicBezier[] = [];
  levelTo(curves, rightOf(from), from.y + rise, from.column.right);
  return curves;
}

function bendTo(
  curves: CubicBezier[],
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  bow = 0,
): void {
  if (y0 === y1 && bow === 0) levelTo(curves, x0, y0, x1);
  else curves.push(sCurve(x0, y0, x1, y1, bow));
}

/** The curves along a chain, and of them how many, and which as the last, lead up to each dummy. */
interface Trunk {
  readonly curves: readonly CubicBezier[];
  readonly ends: ReadonlyMap<Vertex, { readonly count: number; readonly last: CubicBezier }>;
}

/** Edges share chains of thousands of dummies: each is followed once. */
const trunks = new WeakMap<readonly Vertex[], Trunk>();

function upTo(dummy: Vertex, chain: readonly Vertex[]): CubicBezier[] {
  const trunk = trunks.get(chain) ?? trunkOf(chain);
  trunks.set(chain, trunk);
  const end = trunk.ends.get(dummy);
  // Later dummies only lengthen the last curve or add to it.
  return end ? [...trunk.curves.slice(0, end.count - 1), end.last] : [];
}

function trunkOf(chain: readonly Vertex[]): Trunk {
  const link = chain[0]?.left[0];
  const curves = link ? leaving(link.from, link.rise) : [];
  const ends = new Map<Vertex, { count: number; last: CubicBezier }>();
  let [x, y] = link ? [link.from.column.right, link.from.y + link.rise] : [0, 0];
  for (const dummy of chain) {
    const { left, right } = dummy.column;
    bendTo(curves, x, y, left, dummy.y);
    levelTo(curves, left, dummy.y, right);
    [x, y] = [right, dummy.y];
    const last = curves.at(-1);
    if (last) ends.set(dummy, { count: curves.length, last });
  }
  return { curves, ends };
}

/** Down to the lane right after its source, along it, and up right before its target. */
function curvesByLane({ from, to, rise, offset, lane }: Edge): CubicBezier[] {
  const { right, nextLeft } = from.column;
  const { left, previousRight } = to.column;
  const [start, end] = [from.y + rise, to.y + offset];
  const forward = to.layer > from.layer;
  const [x0, x1] = forward ? [nextLeft, previousRight] : [right, left];
  const curves: CubicBezier[] = [];
  levelTo(curves, rightOf(from), start, right);
  curves.push(forward ? sCurve(right, start, x0, lane) : uTurn(right, start, nextLeft, lane));
  curves.push(line(x0, lane, x1, lane));
  curves.push(forward ? sCurve(x1, lane, left, end) : uTurn(left, lane, previousRight, end));
  levelTo(curves, left, end, leftOf(to));
  return curves;
}

function bowOf(edge: Edge): number {
  const { from, to, rise } = edge;
  // The shorter list: a sum may read thousands, and a parameter may be read by as many.
  const around = from.uses.length < to.inputs.length ? from.uses : to.inputs;
  const twins = around.filter(
    (other) => other.from === from && other.to === to && other.rise === rise,
  );
  return bowAmong(twins.indexOf(edge), twins.length);
}

/** Edges that fill several slots of one node from one source bow apart, px. */
export function bowAmong(place: number, twins: number): number {
  return (place - (twins - 1) / 2) * TWIN_BOW;
}
