/** A box to place: its size in px and the ids it reads, in slot order (x*x lists x twice). */
export interface LayoutNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly inputs: readonly string[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
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

/** Where everything goes, in px from the top left; plain data that survives a structured clone. */
export interface Layout {
  /** Top left corner of each node, by id. */
  readonly positions: ReadonlyMap<string, Point>;
  /** The route of each edge from the output port to the input port, by edge key. */
  readonly curves: ReadonlyMap<string, readonly CubicBezier[]>;
  readonly width: number;
  readonly height: number;
}

export interface LayoutOptions {
  /** Room between two columns, px; grows where edges would be steep. */
  readonly columnGap?: number;
  /** Room between two nodes of a column, px. */
  readonly rowGap?: number;
  /** Vertex visits the crossing reduction may spend; a count, not a clock, so results repeat. */
  readonly effort?: number;
}

export const DEFAULTS: Required<LayoutOptions> = { columnGap: 96, rowGap: 40, effort: 2_000_000 };

export const EMPTY: Layout = {
  positions: new Map(),
  curves: new Map(),
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
