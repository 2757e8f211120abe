import { edgeKey, portY, type LayoutNode } from "./layout";

/** What stands in one level of a drawing: a node, a group as one box, or a place on its border. */
export interface Item extends LayoutNode {
  /** Heights of its input ports below its top, rising with the slot; else they share the side evenly. */
  readonly entries?: readonly number[];
  /** By slot, how far below the centre of what it reads the edge leaves that, px; else 0. */
  readonly exits?: readonly number[];
  /** Without a size, at that end of the drawing: where edges enter a group or leave it. */
  readonly border?: "left" | "right";
}

/** The horizontal band that one layer occupies, px, and where its neighbours begin and end. */
export interface Column {
  readonly left: number;
  readonly right: number;
  readonly previousRight: number;
  readonly nextLeft: number;
}

/** A node, or a dummy: the place where a long edge passes a layer between its ends. */
export interface Vertex {
  readonly node: Item | null;
  /** Whether it takes room as a card does. */
  readonly card: boolean;
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
  /** Whether edges leave it at other heights than its centre. */
  spread: boolean;
}

export interface Edge {
  readonly key: string;
  readonly from: Vertex;
  readonly to: Vertex;
  readonly slot: number;
  /** Height of its ends below the centres of `from` and `to`, px. */
  readonly rise: number;
  readonly offset: number;
  /** The dummies it runs along, as far as it needs them; null while it has no way by dummies. */
  chain: readonly Vertex[] | null;
  /** Centre of the lane below all nodes that an edge without a chain takes, px. */
  lane: number;
}

export interface Link {
  readonly from: Vertex;
  readonly to: Vertex;
  readonly slot: number;
  /** Height of its ends below the centres of `from` and `to`, px. */
  readonly rise: number;
  readonly offset: number;
  /** The same as fractions of the heights, in -0.5..0.5. */
  readonly climb: number;
  readonly lean: number;
}

/** The vertices of each layer, from the top. */
export type Rows = Vertex[][];

const NOWHERE: Column = { left: 0, right: 0, previousRight: 0, nextLeft: 0 };

export function vertexOf(node: Item | null): Vertex {
  return {
    node,
    card: node !== null && node.border === undefined,
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
    spread: false,
  };
}

/** A link between neighbouring layers; `rise` and `offset` are where it leaves and arrives. */
export function join(from: Vertex, to: Vertex, slot: number, rise: number, offset: number): Link {
  const part = (height: number, of: number): number => (of > 0 ? height / of : 0);
  const [climb, lean] = [part(rise, from.height), part(offset, to.height)];
  const link = { from, to, slot, rise, offset, climb, lean };
  from.right.push(link);
  to.left.push(link);
  return link;
}

/** Vertices and edges of the items, both in the order given; inputs that name no item are left out. */
export function graphOf(items: readonly Item[]): { vertices: Vertex[]; edges: Edge[] } {
  const byId = new Map(items.map((item) => [item.id, vertexOf(item)]));
  const edges: Edge[] = [];
  for (const to of byId.values()) {
    for (const [slot, id] of (to.node?.inputs ?? []).entries()) {
      const from = byId.get(id);
      if (!from || !to.node) continue;
      const edge = edgeBetween(from, to, to.node, slot);
      if (edge.rise !== 0) from.spread = true;
      from.uses.push(edge);
      to.inputs.push(edge);
      edges.push(edge);
    }
  }
  return { vertices: [...byId.values()], edges };
}

function edgeBetween(from: Vertex, to: Vertex, item: Item, slot: number): Edge {
  const key = edgeKey(from.node?.id ?? "", item.id, slot);
  const port = item.entries?.[slot] ?? portY(to.height, to.slots, slot);
  const offset = port - to.height / 2;
  return { key, from, to, slot, rise: item.exits?.[slot] ?? 0, offset, chain: null, lane: 0 };
}

/** How many layers lie between the ends of an edge. */
export function passed(edge: Edge): number {
  return edge.to.layer - edge.from.layer - 1;
}

/** Number the places of every row from the top. */
export function renumber(rows: Rows): void {
  for (const row of rows) {
    for (const [order, vertex] of row.entries()) vertex.order = order;
  }
}
