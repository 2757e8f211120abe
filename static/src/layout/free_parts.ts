import type { LayoutNode, Point } from "./layout";

/** Nodes without a place of their own that edges join, and their edges to nodes that have one. */
export interface FreePart {
  readonly nodes: LayoutNode[];
  readonly anchors: Anchor[];
}

/** An edge between a placed node and a free one. */
export interface Anchor {
  readonly from: string;
  readonly to: string;
  readonly slot: number;
  /** Which end has the place. */
  readonly placed: "from" | "to";
}

/** The parts that the nodes not in `placed` fall into, in the order of the nodes. */
export function freeParts(
  nodes: readonly LayoutNode[],
  placed: ReadonlyMap<string, Point>,
): FreePart[] {
  const known = new Set(nodes.map(({ id }) => id));
  const free = new Map(nodes.filter(({ id }) => !placed.has(id)).map((node) => [node.id, node]));
  const edges = nodes.flatMap(({ id, inputs }) =>
    inputs.flatMap((from, slot) => (known.has(from) ? [{ from, to: id, slot }] : [])),
  );
  const neighbours = new Map([...free.keys()].map((id) => [id, new Set<string>()]));
  for (const { from, to } of edges) {
    if (free.has(from) && free.has(to)) {
      neighbours.get(from)?.add(to);
      neighbours.get(to)?.add(from);
    }
  }
  const partOf = new Map<string, FreePart>();
  for (const start of free.keys()) {
    if (partOf.has(start)) continue;
    const part: FreePart = { nodes: [], anchors: [] };
    const reached = new Set([start]);
    for (const id of reached) for (const next of neighbours.get(id) ?? []) reached.add(next);
    for (const id of reached) partOf.set(id, part);
  }
  for (const [id, node] of free) partOf.get(id)?.nodes.push(node);
  for (const edge of edges) {
    if (placed.has(edge.from)) partOf.get(edge.to)?.anchors.push({ ...edge, placed: "from" });
    else if (placed.has(edge.to)) partOf.get(edge.from)?.anchors.push({ ...edge, placed: "to" });
  }
  return [...new Set(partOf.values())];
}
