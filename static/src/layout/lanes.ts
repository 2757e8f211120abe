import type { Edge, Rows, Vertex } from "./vertex";

/** Room between lanes, and between the nodes and the first lane, px. */
const LANE_GAP = 14;
const CLEARANCE = 40;

/**
 * Give edges without a chain (too long for dummies, or closing a cycle) their lane below all nodes.
 * Edges of one source share a lane; sources whose stretches do not meet take the same one.
 * Answers the edges.
 */
export function assignLanes(rows: Rows, edges: readonly Edge[]): readonly Edge[] {
  const stretches = stretchesOf(edges);
  const ends: number[] = [];
  const laneOf = stretches.map(({ first, last }) => {
    const free = ends.findIndex((end) => end < first);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = last;
    return lane;
  });
  const bottom = bottomOf(rows) + CLEARANCE;
  for (const [i, stretch] of stretches.entries()) {
    // Stretches that begin further left come first and lie lower, so that nested ones do not cross.
    const depth = ends.length - 1 - (laneOf[i] ?? 0);
    for (const edge of stretch.edges) edge.lane = bottom + depth * LANE_GAP;
  }
  return edges;
}

interface Stretch {
  readonly edges: Edge[];
  first: number;
  last: number;
}

function stretchesOf(edges: readonly Edge[]): Stretch[] {
  const bySource = new Map<Vertex, Stretch>();
  for (const edge of edges) {
    const stretch = bySource.get(edge.from) ?? { edges: [], first: Infinity, last: -Infinity };
    bySource.set(edge.from, stretch);
    stretch.edges.push(edge);
    stretch.first = Math.min(stretch.first, edge.from.layer, edge.to.layer - 1);
    stretch.last = Math.max(stretch.last, edge.from.layer, edge.to.layer - 1);
  }
  return [...bySource.values()].sort((a, b) => a.first - b.first);
}

function bottomOf(rows: Rows): number {
  const bottoms = rows.flat().map((vertex) => vertex.y + vertex.height / 2);
  return bottoms.reduce((lowest, bottom) => Math.max(lowest, bottom), -Infinity);
}
