import { join, vertexOf, type Edge, type Rows, type Vertex } from "./vertex";

/** A source whose edges would need more dummies than this sends them along one shared chain. */
const OWN_DUMMIES = 48;
/** One that would need more than this sends the longer ones, past so many layers, along no chain. */
const MOST_DUMMIES = 3000;
const NEAR = 8;
/** Dummies a graph may have: so many, and so many more a vertex. */
const DUMMIES = { least: 1000, perVertex: 5 };

/**
 * Split edges into links between neighbouring layers, with a dummy on each layer passed. Where
 * that would take too many dummies the longest edges get no links.
 */
export function layeredRows(vertices: readonly Vertex[]): Rows {
  const depth = vertices.reduce((layer, vertex) => Math.max(layer, vertex.layer), 0) + 1;
  const rows: Rows = Array.from({ length: depth }, () => []);
  for (const vertex of vertices) rows[vertex.layer]?.push(vertex);
  const { sharing, reaches } = thrift(vertices, depth);
  const chains = new Map<Vertex, Vertex[]>();
  for (const edge of vertices.flatMap((vertex) => vertex.inputs)) {
    if (passed(edge) > (reaches.get(edge.from) ?? 0)) continue;
    const chain = chains.get(edge.from) ?? [];
    const shares = sharing.has(edge.from);
    if (shares) chains.set(edge.from, chain);
    lay(edge, shares ? chain : [], rows);
  }
  return rows;
}

/** How many layers lie between the ends of an edge. */
function passed(edge: Edge): number {
  return edge.to.layer - edge.from.layer - 1;
}

/** Which sources share a chain, and how many layers the edges of each may pass. */
function thrift(
  vertices: readonly Vertex[],
  depth: number,
): { sharing: Set<Vertex>; reaches: Map<Vertex, number> } {
  const limit = DUMMIES.least + DUMMIES.perVertex * vertices.length;
  const alone = new Map(vertices.map((vertex) => [vertex, dummiesFor(vertex, false, depth)]));
  const reachOf = (vertex: Vertex): number =>
    (alone.get(vertex) ?? 0) > MOST_DUMMIES ? Math.min(NEAR, reach) : reach;
  const all = (): number =>
    vertices.reduce((sum, v) => sum + dummiesFor(v, sharing.has(v), reachOf(v)), 0);
  let reach = depth;
  let sharing = new Set(vertices.filter((vertex) => (alone.get(vertex) ?? 0) > OWN_DUMMIES));
  if (all() > limit) sharing = new Set(vertices);
  while (all() > limit) reach = Math.floor(reach * 0.8);
  return { sharing, reaches: new Map(vertices.map((vertex) => [vertex, reachOf(vertex)])) };
}

function dummiesFor(vertex: Vertex, shared: boolean, reach: number): number {
  let [sum, most] = [0, 0];
  for (const edge of vertex.uses) {
    const dummies = passed(edge);
    if (dummies > reach) continue;
    sum += dummies;
    most = Math.max(most, dummies);
  }
  return shared ? most : sum;
}

/** Run the edge along the dummies of the chain, adding to it as far as needed. */
function lay(edge: Edge, chain: Vertex[], rows: Rows): void {
  let last = edge.from;
  for (let i = 0; i < passed(edge); i++) {
    const dummy = chain[i] ?? appendDummy(chain, last, rows);
    edge.links.push(...dummy.left);
    last = dummy;
  }
  edge.links.push(join(last, edge.to, edge.slot));
}

function appendDummy(chain: Vertex[], last: Vertex, rows: Rows): Vertex {
  const dummy = vertexOf(null);
  dummy.layer = last.layer + 1;
  join(last, dummy, 0);
  chain.push(dummy);
  rows[dummy.layer]?.push(dummy);
  return dummy;
}
