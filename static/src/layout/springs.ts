import type { Link, Rows, Vertex } from "./vertex";

/** The links on one side of every vertex, as columns: those of vertex i are start[i] to start[i + 1]. */
export interface Springs {
  readonly start: Int32Array;
  /** The vertex at the other end. */
  readonly other: Int32Array;
  /** How far below the other end's centre the link would have this vertex's centre, px. */
  readonly shift: Float64Array;
  readonly stiffness: Float64Array;
}

/** Springs to the left and to the right of all vertices, numbered row by row from the top. */
export function springsOf(rows: Rows): { left: Springs; right: Springs } {
  const vertices = rows.flat();
  const numbers = new Map(vertices.map((vertex, i) => [vertex, i]));
  const numberOf = (vertex: Vertex): number => numbers.get(vertex) ?? 0;
  return {
    left: columnsOf(
      vertices,
      (vertex) => vertex.left,
      ({ from, rise, offset }) => {
        return { other: numberOf(from), shift: rise - offset };
      },
    ),
    right: columnsOf(
      vertices,
      (vertex) => vertex.right,
      ({ to, rise, offset }) => {
        return { other: numberOf(to), shift: offset - rise };
      },
    ),
  };
}

type EndOf = (link: Link) => { other: number; shift: number };

function columnsOf(
  vertices: readonly Vertex[],
  linksOf: (vertex: Vertex) => readonly Link[],
  endOf: EndOf,
): Springs {
  const links = vertices.flatMap(linksOf);
  const springs = {
    start: new Int32Array(vertices.length + 1),
    other: new Int32Array(links.length),
    shift: new Float64Array(links.length),
    stiffness: Float64Array.from(links, stiffnessOf),
  };
  for (const [i, vertex] of vertices.entries()) {
    springs.start[i + 1] = (springs.start[i] ?? 0) + linksOf(vertex).length;
  }
  for (const [i, link] of links.entries()) {
    const { other, shift } = endOf(link);
    springs.other[i] = other;
    springs.shift[i] = shift;
  }
  return springs;
}

/** Gansner et al. 1993: 1 between nodes, 2 at the ends of a long edge, 8 within it. */
function stiffnessOf({ from, to }: Link): number {
  if (from.node && to.node) return 1;
  return from.node || to.node ? 2 : 8;
}

/** Where springs would have a vertex: the mean `force` / `weight`. */
export interface Pull {
  force: number;
  weight: number;
}

export function addPull(pull: Pull, springs: Springs, vertex: number, y: Float64Array): void {
  const end = springs.start[vertex + 1] ?? 0;
  for (let i = springs.start[vertex] ?? 0; i < end; i++) {
    const stiffness = springs.stiffness[i] ?? 0;
    pull.force += stiffness * ((y[springs.other[i] ?? 0] ?? 0) + (springs.shift[i] ?? 0));
    pull.weight += stiffness;
  }
}
