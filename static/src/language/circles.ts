import { slotsOf, type SketchNode } from "../model/sketch";

/** A node that is fed by one that is made further down. */
export interface Uphill {
  readonly from: string;
  readonly to: string;
}

/**
 * The circles that edges from further down close, each as the nodes along it: one of every knot
 * of circles, for when that is taken apart the next is told.
 */
export function circlesOf(nodes: readonly SketchNode[], uphill: readonly Uphill[]): string[][] {
  const inputs = new Map(
    nodes.map((node) => [node.id, slotsOf(node).filter((from) => from !== null)]),
  );
  const knots = knotsOf(inputs);
  const told = new Set<number>();
  return uphill.flatMap(({ from, to }) => {
    const knot = knots.get(to);
    if (knot === undefined || knot !== knots.get(from) || told.has(knot)) return [];
    const way = wayBack(from, to, inputs, (id) => knots.get(id) === knot);
    if (way.length === 0) return [];
    told.add(knot);
    return [way];
  });
}

/** The shortest way along edges from `to` on to `from`, found from its end. */
function wayBack(
  from: string,
  to: string,
  inputs: ReadonlyMap<string, readonly string[]>,
  isIn: (id: string) => boolean,
): string[] {
  const next = new Map<string, string | null>([[from, null]]);
  for (const id of next.keys()) {
    if (id === to) break;
    for (const input of inputs.get(id) ?? []) {
      if (isIn(input) && !next.has(input)) next.set(input, id);
    }
  }
  const way: string[] = [];
  for (let id = next.has(to) ? to : null; id !== null; id = next.get(id) ?? null) way.push(id);
  return way;
}

interface Visit {
  readonly id: string;
  /** Inputs not yet followed. */
  readonly left: string[];
}

/** A number for each node, the same for nodes that need one another (Tarjan, 1972). */
function knotsOf(inputs: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const knots = new Map<string, number>();
  const reached = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const enter = (id: string): Visit => {
    reached.set(id, reached.size);
    lowest.set(id, reached.size - 1);
    open.push(id);
    return { id, left: [...(inputs.get(id) ?? [])] };
  };
  const lower = (id: string, by: number): void => {
    lowest.set(id, Math.min(lowest.get(id) ?? by, by));
  };
  for (const start of inputs.keys()) {
    const path = reached.has(start) ? [] : [enter(start)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const { id, left } = visit;
      const input = left.pop();
      if (input !== undefined) {
        if (!reached.has(input)) path.push(enter(input));
        else if (!knots.has(input)) lower(id, reached.get(input) ?? 0);
        continue;
      }
      path.pop();
      const low = lowest.get(id) ?? 0;
      const above = path.at(-1);
      if (above) lower(above.id, low);
      if (low !== reached.get(id)) continue;
      const first = open.lastIndexOf(id);
      for (const each of open.splice(first)) knots.set(each, low);
    }
  }
  return knots;
}
