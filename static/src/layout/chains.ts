import { join, passed, vertexOf, type Edge, type Rows, type Vertex } from "./vertex";

/** A source whose edges would need more dummies than this sends them along one shared chain. */
const OWN_DUMMIES = 48;
/** Dummies a graph may have: so many, and so many more a vertex. */
const DUMMIES = { least: 1000, perVertex: 5 };

/** The dummies that edges of one source share, by the height at which they leave it. */
type Chains = Map<number, Vertex[]>;

/**
 * Split edges into links between neighbouring layers, with a dummy on each layer passed. Where
 * that would take too many dummies the longest edges get no chain.
 */
export function layeredRows(vertices: readonly Vertex[]): Rows {
  const depth = vertices.reduce((layer, vertex) => Math.max(layer, vertex.layer), 0) + 1;
  const rows: Rows = Array.from({ length: depth }, () => []);
  for (const vertex of vertices) rows[vertex.layer]?.push(vertex);
  const { sharing, reach } = thrift(vertices, depth);
  const shared = new Map<Vertex, Chains>([...sharing].map((vertex) => [vertex, new Map()]));
  for (const edge of vertices.flatMap((vertex) => vertex.inputs)) {
    if (passed(edge) > reach) continue;
    const chains = shared.get(edge.from);
    const chain = chains?.get(edge.rise) ?? [];
    chains?.set(edge.rise, chain);
    lay(edge, chain, rows);
  }
  return rows;
}

/** Which sources share their chains, and how many layers an edge with a chain may pass. */
function thrift(
  vertices: readonly Vertex[],
  depth: number,
): { sharing: ReadonlySet<Vertex>; reach: number } {
  const limit = DUMMIES.least + DUMMIES.perVertex * vertices.length;
  const all = (): number =>
    vertices.reduce((sum, v) => sum + (sharing.has(v) ? sharedBy(v, reach) : ownOf(v, reach)), 0);
  let reach = depth;
  let sharing = new Set(vertices.filter((vertex) => ownOf(vertex, reach) > OWN_DUMMIES));
  if (all() > limit) sharing = new Set(vertices);
  while (all() > limit) reach = Math.floor(reach * 0.8);
  return { sharing, reach };
}

/** Dummies of a source whose edges each have a chain. */
function ownOf(vertex: Vertex, reach: number): number {
  let sum = 0;
  for (const edge of vertex.uses) if (passed(edge) <= reach) sum += passed(edge);
  return sum;
}

/** Dummies of a source whose edges share: as many as its longest needs, for each height. */
function sharedBy(vertex: Vertex, reach: number): number {
  const longest = new Map<number, number>();
  for (const edge of vertex.uses) {
    if (passed(edge) > reach) continue;
    longest.set(edge.rise, Math.max(passed(edge), longest.get(edge.rise) ?? 0));
  }
  return [...longest.values()].reduce((sum, dummies) => sum + dummies, 0);
}

/** Run the edge along the dummies of the chain, adding to it as far as needed. */
function lay(edge: Edge, chain: Vertex[], rows: Rows): void {
  const [dummies, { from, to, slot, rise, offset }] = [passed(edge), edge];
  while (chain.length < dummies) {
    const [last, height] = [chain.at(-1) ?? from, chain.length === 0 ? rise : 0];
    const dummy = vertexOf(null);
    dummy.layer = last.layer + 1;
    join(last, dummy, 0, height, 0);
    chain.push(dummy);
    rows[dummy.layer]?.push(dummy);
  }
  const last = chain[dummies - 1];
  join(last ?? from, to, slot, last ? 0 : rise, offset);
  edge.chain = chain;
}
