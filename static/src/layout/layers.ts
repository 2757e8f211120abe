import type { Vertex } from "./vertex";

/**
 * Give each vertex the layer of its longest path from a leaf, then move what only waits (an
 * input, or a subtree of inputs) right, next to its first use.
 */
export function assignLayers(topological: readonly Vertex[]): void {
  for (const vertex of topological) {
    vertex.layer = vertex.inputs.reduce((layer, edge) => Math.max(layer, edge.from.layer + 1), 0);
  }
  const pulled = verticesToPull(topological);
  for (const vertex of topological.toReversed()) {
    if (!pulled.has(vertex)) continue;
    vertex.layer = vertex.uses.reduce((layer, { to }) => Math.min(layer, to.layer - 1), Infinity);
  }
}

/**
 * The vertices whose move to the right shortens as many edges as it lengthens or more. A tie goes
 * right: the edges left behind can share their dummies with others of their source.
 */
function verticesToPull(topological: readonly Vertex[]): Set<Vertex> {
  const pulled = new Set<Vertex>();
  const followers = new Set<Vertex>();
  for (const vertex of topological) {
    const anchored = vertex.inputs.filter((edge) => !followers.has(edge.from)).length;
    if (vertex.uses.length === 0 || vertex.uses.length < anchored) continue;
    pulled.add(vertex);
    const [first] = vertex.uses;
    if (vertex.uses.every((edge) => edge.to === first?.to)) followers.add(vertex);
  }
  return pulled;
}
