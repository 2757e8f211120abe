/** A box to place: its size in px and the ids it reads, in slot order (x*x lists x twice). */
export interface LayoutNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly inputs: readonly string[];
  /** The open group it is in, as a path such as layer1/neuron3. */
  readonly group?: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where something is, px: its top left corner and its size. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** x and y of the start, the two control points and the end. */
export type CubicBezier = readonly [
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  x3: number,
  y3: number,
];

/** Where everything goes, px; plain data that survives a structured clone. */
export interface Layout extends Box {
  /** Top left corner of each node, by id. */
  readonly positions: ReadonlyMap<string, Point>;
  /** The route of each edge from the output port to the input port, by edge key. */
  readonly curves: ReadonlyMap<string, readonly CubicBezier[]>;
  /** The box of each group, by path; a box holds its members and the boxes of the groups in it. */
  readonly groups: ReadonlyMap<string, Box>;
}

export interface LayoutOptions {
  /** Room between two columns, px; grows where edges would be steep. */
  readonly columnGap?: number;
  /** Room between two nodes of a column, px. */
  readonly rowGap?: number;
  /** Vertex visits the crossing reduction may spend; a count, not a clock, so results repeat. */
  readonly effort?: number;
}

export const DEFAULTS: Required<LayoutOptions> = { columnGap: 96, rowGap: 40, effort: 6_000_000 };

/** Room within the box of a group, px: above for its title, and at the other sides. */
export const GROUP_PADDING = { top: 40, side: 20 };

export const EMPTY: Layout = {
  positions: new Map(),
  curves: new Map(),
  groups: new Map(),
  x: 0,
  y: 0,
  width: 0,
  height: 0,
};

export function edgeKey(from: string, to: string, slot: number): string {
  return `${from}:${to}:${String(slot)}`;
}

/** Height of an input port below the top of its node: ports share the side evenly. */
export function portY(height: number, slots: number, slot: number): number {
  return (height * (slot + 1)) / (slots + 1);
}
