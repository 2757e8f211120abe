import { boxIndex } from "./box_index";
import { edgeKey, portY, type Box, type CubicBezier, type LayoutNode, type Point } from "./layout";
import { nearby } from "./nearby";
import type { Obstacles } from "./obstacles";
import { bowAmong } from "./routes";
import { wayOf } from "./way";

/** Distances at which routes pass cards, and the px between two of them. */
const DISTANCES = 4;
const APART = 5;

/** Nodes that have a place, as cards. */
export interface Cards extends Obstacles {
  /** The number of each node's card. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly nodes: readonly LayoutNode[];
}

/**
 * Route edges between nodes that stand where they stand: all edges, or those that start or end at
 * one of `only`. The latter look no further than at the cards around these edges, which is cheap
 * enough for every move of a pointer.
 */
export function routesOf(
  nodes: readonly LayoutNode[],
  positions: ReadonlyMap<string, Point>,
  only?: ReadonlySet<string>,
): Map<string, readonly CubicBezier[]> {
  const cards = cardsAt(only ? nearby(nodes, positions, only) : nodes, positions);
  return eachRoute(cards, ({ from, to, slot }) =>
    !only || only.has(to) || only.has(from) ? routeTo(to, slot, cards) : null,
  );
}

/** An edge by its ends. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly slot: number;
}

/** The routes of the edges between cards, by edge key; none where the answer is null. */
export function eachRoute(
  { nodes }: Cards,
  routeOf: (edge: Connection) => readonly CubicBezier[] | null,
): Map<string, readonly CubicBezier[]> {
  const routes = new Map<string, readonly CubicBezier[]>();
  for (const { id: to, inputs } of nodes) {
    for (const [slot, from] of inputs.entries()) {
      const route = routeOf({ from, to, slot });
      if (route) routes.set(edgeKey(from, to, slot), route);
    }
  }
  return routes;
}

/** The nodes that have a place, with the boxes they fill. */
export function cardsAt(
  nodes: readonly LayoutNode[],
  positions: ReadonlyMap<string, Point>,
): Cards {
  const numbers = new Map<string, number>();
  const placed: LayoutNode[] = [];
  const boxes: Box[] = [];
  for (const node of nodes) {
    const at = positions.get(node.id);
    if (!at || numbers.has(node.id) || !isPlace(at)) continue;
    numbers.set(node.id, boxes.length);
    placed.push(node);
    boxes.push({ x: at.x, y: at.y, width: node.width, height: node.height });
  }
  return { numbers, nodes: placed, boxes, index: boxIndex(boxes) };
}

export function isPlace({ x, y }: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

/** The route into one input port of a node; null where it reads no card. */
export function routeTo(id: string, slot: number, cards: Cards): readonly CubicBezier[] | null {
  const to = cards.numbers.get(id) ?? -1;
  const { inputs = [] } = cards.nodes[to] ?? {};
  const from = cards.numbers.get(inputs[slot] ?? "") ?? -1;
  const [source, target] = [cards.boxes[from], cards.boxes[to]];
  if (!source || !target) return null;
  const start = { x: source.x + source.width, y: source.y + source.height / 2 };
  const end = { x: target.x, y: target.y + portY(target.height, inputs.length, slot) };
  const trip = { start, end, bow: bowAt(inputs, slot), aside: asideOf(inputs[slot] ?? "") };
  return wayOf(trip, [from, to], cards);
}

function bowAt(inputs: readonly string[], slot: number): number {
  const source = inputs[slot] ?? "";
  // Most have none, and native searches are fast on a node of thousands of inputs.
  if (inputs.indexOf(source) === inputs.lastIndexOf(source)) return 0;
  const twins = inputs.flatMap((other, i) => (other === source ? [i] : []));
  return bowAmong(twins.indexOf(slot), twins.length);
}

/** By the name of the source, so that routes of different values seldom run over each other. */
function asideOf(source: string): number {
  let sum = 0;
  for (let i = 0; i < source.length; i++) sum += source.charCodeAt(i);
  return (sum % DISTANCES) * APART;
}
