import { topologicalOrder } from "./topology";
import type { Vertex } from "./vertex";

/**
 * Give each vertex of a connected part the layer of its longest path from a leaf, then move what
 * only waits (an input, or a subtree of inputs) right, next to its first use. Places on a border
 * get a layer of their own at either end. The part has no cycle.
 */
export function assignLayers(part: readonly Vertex[]): void {
  const topological = topologicalOrder(part);
  const first = topological.some(({ node }) => node?.border === "left") ? 1 : 0;
  for (const vertex of topological) {
    const least = vertex.node?.border === "left" ? 0 : first;
    vertex.layer = vertex.inputs.reduce(
      (layer, { from }) => Math.max(layer, from.layer + 1),
      least,
    );
  }
  const pulled = verticesToPull(topological);
  for (const vertex of topological.toReversed()) {
    if (!pulled.has(vertex)) continue;
    vertex.layer = vertex.uses.reduce((layer, { to }) => Math.min(layer, to.layer - 1), Infinity);
  }
  const inner = topological.filter(({ node }) => node?.border !== "right");
  const end = 1 + inner.reduce((layer, vertex) => Math.max(layer, vertex.layer), 0);
  for (const vertex of topological) if (vertex.node?.border === "right") vertex.layer = end;
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
    if (vertex.node?.border) continue;
    pulled.add(vertex);
    const [first] = vertex.uses;
    if (vertex.uses.every((edge) => edge.to === first?.to)) followers.add(vertex);
  }
  return pulled;
}
