import { edgeKey, portY, type LayoutNode } from "./layout";

/** The horizontal band that one layer occupies, px, and where its neighbours begin and end. */
export interface Column {
  readonly left: number;
  readonly right: number;
  readonly previousRight: number;
  readonly nextLeft: number;
}

/** A node, or a dummy: the place where a long edge passes a layer between its ends. */
export interface Vertex {
  readonly node: LayoutNode | null;
  readonly height: number;
  readonly slots: number;
  /** Edges of the graph, ends any number of layers apart. */
  readonly inputs: Edge[];
  readonly uses: Edge[];
  /** Links of the layered graph, to the neighbouring layers only. */
  readonly left: Link[];
  readonly right: Link[];
  layer: number;
  /** Place in its row, from the top. */
  order: number;
  /** Centre, px. */
  y: number;
  column: Column;
  /** Where the pass at hand would like it to be: an order, or a y. */
  wish: number;
  /** Number of its uppermost input port among all input ports of its row. */
  firstPort: number;
}

export interface Edge {
  readonly key: string;
  readonly from: Vertex;
  readonly to: Vertex;
  readonly slot: number;
  /** The links it runs along once its dummies exist. */
  readonly links: Link[];
  /** Centre of the lane below all nodes that an edge without links takes, px. */
  lane: number;
}

export interface Link {
  readonly from: Vertex;
  readonly to: Vertex;
  readonly slot: number;
  /** Its input port, as a fraction of the height of `to` in -0.5..0.5 from the centre. */
  readonly lean: number;
  /** The same in px. */
  readonly offset: number;
}

/** The vertices of each layer, from the top. */
export type Rows = Vertex[][];

const NOWHERE: Column = { left: 0, right: 0, previousRight: 0, nextLeft: 0 };

export function vertexOf(node: LayoutNode | null): Vertex {
  return {
    node,
    height: node?.height ?? 0,
    slots: Math.max(1, node?.inputs.length ?? 1),
    inputs: [],
    uses: [],
    left: [],
    right: [],
    layer: 0,
    order: 0,
    y: 0,
    column: NOWHERE,
    wish: 0,
    firstPort: 0,
  };
}

export function join(from: Vertex, to: Vertex, slot: number): Link {
  const lean = portY(1, to.slots, slot) - 0.5;
  const link = { from, to, slot, lean, offset: lean * to.height };
  from.right.push(link);
  to.left.push(link);
  return link;
}

/** Vertices and edges of the nodes, both in the order given; inputs that name no node are left out. */
export function graphOf(nodes: readonly LayoutNode[]): { vertices: Vertex[]; edges: Edge[] } {
  const byId = new Map(nodes.map((node) => [node.id, vertexOf(node)]));
  const edges: Edge[] = [];
  for (const to of byId.values()) {
    for (const [slot, id] of (to.node?.inputs ?? []).entries()) {
      const from = byId.get(id);
      if (!from || !to.node) continue;
      const key = edgeKey(id, to.node.id, slot);
      const edge: Edge = { key, from, to, slot, links: [], lane: 0 };
      from.uses.push(edge);
      to.inputs.push(edge);
      edges.push(edge);
    }
  }
  return { vertices: [...byId.values()], edges };
}

/** Number the places of every row from the top. */
export function renumber(rows: Rows): void {
  for (const row of rows) {
    for (const [order, vertex] of row.entries()) vertex.order = order;
  }
}
