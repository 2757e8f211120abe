import type { Edge, Vertex } from './vertex';

/**
 * Sources first, otherwise in the order given. A graph being edited may hold a cycle: the edges
 * that close one are taken off their ends, so that what follows sees none.
 */
export function topologicalOrder(vertices: readonly Vertex[]): Vertex[] {
  const waiting = new Map(vertices.map((vertex) => [vertex, vertex.inputs.length]));
  const order: Vertex[] = [];
  const done = new Set<Vertex>();
  const settle = (first: Vertex): void => {
    const ready = [first];
    done.add(first);
    for (const vertex of ready) {
      order.push(vertex);
      for (const { to } of vertex.uses) {
        const left = (waiting.get(to) ?? 0) - 1;
        waiting.set(to, left);
        if (left === 0 && !done.has(to)) {
          done.add(to);
          ready.push(to);
        }
      }
    }
  };
  for (const vertex of vertices) if (vertex.inputs.length === 0) settle(vertex);
  for (const vertex of vertices) {
    if (done.has(vertex)) continue;
    for (const edge of [...vertex.inputs]) if (!done.has(edge.from)) detach(edge);
    settle(vertex);
  }
  return order;
}

function detach(edge: Edge): void {
  edge.to.inputs.splice(edge.to.inputs.indexOf(edge), 1);
  edge.from.uses.splice(edge.from.uses.indexOf(edge), 1);
}

/** The parts of the graph that no edge joins, each in the order given. */
export function connectedParts(vertices: readonly Vertex[]): Vertex[][] {
  const parts: Vertex[][] = [];
  const partOf = new Map<Vertex, number>();
  for (const start of vertices) {
    if (partOf.has(start)) continue;
    const reached = [start];
    partOf.set(start, parts.length);
    for (const vertex of reached) {
      for (const { from, to } of [...vertex.inputs, ...vertex.uses]) {
        const other = from === vertex ? to : from;
        if (partOf.has(other)) continue;
        partOf.set(other, parts.length);
        reached.push(other);
      }
    }
    parts.push([]);
  }
  for (const vertex of vertices) parts[partOf.get(vertex) ?? 0]?.push(vertex);
  return parts;
}
