import type { Edge, Vertex } from "./vertex";

/** Sources first, otherwise in the order given; the graph has no cycle. */
export function topologicalOrder(vertices: readonly Vertex[]): Vertex[] {
  const waiting = new Map(vertices.map((vertex) => [vertex, vertex.inputs.length]));
  const order = vertices.filter((vertex) => vertex.inputs.length === 0);
  for (const vertex of order) {
    for (const { to } of vertex.uses) {
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) order.push(to);
    }
  }
  return order;
}

/**
 * A graph being edited may hold cycles: the edges that close one, met depth first, are taken off
 * their ends, so that what follows sees none. Answers those edges.
 */
export function breakCycles(vertices: readonly Vertex[]): Edge[] {
  const closing: Edge[] = [];
  const state = new Map<Vertex, "open" | "done">();
  for (const start of vertices) {
    if (state.has(start)) continue;
    const path = [visitOf(start)];
    state.set(start, "open");
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const edge = visit.uses.pop();
      if (!edge) {
        state.set(visit.vertex, "done");
        path.pop();
      } else if (!state.has(edge.to)) {
        state.set(edge.to, "open");
        path.push(visitOf(edge.to));
      } else if (state.get(edge.to) === "open") {
        detach(edge);
        closing.push(edge);
      }
    }
  }
  return closing;
}

interface Visit {
  readonly vertex: Vertex;
  /** Uses not yet followed. */
  readonly uses: Edge[];
}

function visitOf(vertex: Vertex): Visit {
  return { vertex, uses: vertex.uses.toReversed() };
}

function detach(edge: Edge): void {
  edge.to.inputs.splice(edge.to.inputs.indexOf(edge), 1);
  edge.from.uses.splice(edge.from.uses.indexOf(edge), 1);
}

/** The parts of the graph that no edge joins, each in the order given. */
export function connectedParts(vertices: readonly Vertex[]): Vertex[][] {
  const parts: Vertex[][] = [];
  const partOf = new Map<Vertex, Vertex[]>();
  for (const vertex of vertices) {
    let part = partOf.get(vertex);
    if (!part) {
      part = [];
      parts.push(part);
      for (const reached of reachedFrom(vertex)) partOf.set(reached, part);
    }
    part.push(vertex);
  }
  return parts;
}

function reachedFrom(start: Vertex): Set<Vertex> {
  const reached = new Set([start]);
  for (const vertex of reached) {
    for (const { from } of vertex.inputs) reached.add(from);
    for (const { to } of vertex.uses) reached.add(to);
  }
  return reached;
}
