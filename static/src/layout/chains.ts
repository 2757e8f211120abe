import { join, vertexOf, type Edge, type Rows, type Vertex } from "./vertex";

/** A source whose edges would need more dummies than this sends them along one shared chain. */
const OWN_DUMMIES = 48;
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
  const { sharing, reach } = thrift(vertices, depth);
  const chains = new Map<Vertex, Vertex[]>();
  for (const edge of vertices.flatMap((vertex) => vertex.inputs)) {
    if (passed(edge) > reach) continue;
    edge.shared = sharing.has(edge.from);
    const chain = chains.get(edge.from) ?? [];
    if (edge.shared) chains.set(edge.from, chain);
    lay(edge, edge.shared ? chain : [], rows);
  }
  return rows;
}

/** How many layers lie between the ends of an edge. */
function passed(edge: Edge): number {
  return edge.to.layer - edge.from.layer - 1;
}

/** Which sources share a chain, and how many layers an edge may pass, to stay within the limit. */
function thrift(
  vertices: readonly Vertex[],
  depth: number,
): { sharing: Set<Vertex>; reach: number } {
  const limit = DUMMIES.least + DUMMIES.perVertex * vertices.length;
  const heavy = vertices.filter((vertex) => dummiesFor(vertex, false, depth) > OWN_DUMMIES);
  let sharing = new Set(heavy);
  const all = (reach: number): number =>
    vertices.reduce((sum, vertex) => sum + dummiesFor(vertex, sharing.has(vertex), reach), 0);
  if (all(depth) > limit) sharing = new Set(vertices);
  let reach = depth;
  while (all(reach) > limit) reach = Math.floor(reach * 0.8);
  return { sharing, reach };
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
