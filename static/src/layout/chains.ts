import { join, vertexOf, type Edge, type Rows, type Vertex } from './vertex';

/** A source whose edges would need more dummies than this sends them along one shared chain. */
const OWN_DUMMIES = 48;
/** Beyond this many dummies in all, every source shares. */
const ALL_DUMMIES = 20_000;

/** Split edges into links between neighbouring layers, with a dummy on each layer passed. */
export function layeredRows(vertices: readonly Vertex[]): Rows {
  const depth = vertices.reduce((layer, vertex) => Math.max(layer, vertex.layer), 0) + 1;
  const rows: Rows = Array.from({ length: depth }, () => []);
  for (const vertex of vertices) rows[vertex.layer]?.push(vertex);
  const sharing = sourcesThatShare(vertices);
  const chains = new Map<Vertex, Vertex[]>();
  for (const edge of vertices.flatMap((vertex) => vertex.inputs)) {
    edge.shared = sharing.has(edge.from);
    const chain = chains.get(edge.from) ?? [edge.from];
    if (edge.shared) chains.set(edge.from, chain);
    lay(edge, edge.shared ? chain : [edge.from], rows);
  }
  return rows;
}

function sourcesThatShare(vertices: readonly Vertex[]): Set<Vertex> {
  const dummies = (vertex: Vertex): number =>
    vertex.uses.reduce((sum, edge) => sum + edge.to.layer - vertex.layer - 1, 0);
  const all = vertices.reduce((sum, vertex) => sum + dummies(vertex), 0);
  const limit = all > ALL_DUMMIES ? 0 : OWN_DUMMIES;
  return new Set(vertices.filter((vertex) => dummies(vertex) > limit));
}

/** Run the edge along the chain (source first), lengthening the chain as far as needed. */
function lay(edge: Edge, chain: Vertex[], rows: Rows): void {
  const passed = edge.to.layer - edge.from.layer - 1;
  let last = edge.from;
  for (let i = 1; i <= passed; i++) {
    const dummy = chain[i] ?? vertexOf(null);
    if (!chain[i]) {
      dummy.layer = edge.from.layer + i;
      chain.push(dummy);
      rows[dummy.layer]?.push(dummy);
      join(last, dummy, 0);
    }
    const [link] = dummy.left;
    if (link) edge.links.push(link);
    last = dummy;
  }
  edge.links.push(join(last, edge.to, edge.slot));
}
