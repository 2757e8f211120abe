import type { Edge, Rows } from "./vertex";

/** Preferred width to height of a drawing of many small parts. */
const ASPECT = 1.6;

/** A connected part of the graph, drawn on its own. */
export interface Part {
  readonly rows: Rows;
  /** The edges that run in lanes. */
  readonly laned: readonly Edge[];
}

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Set parts side by side on shelves, in order; answers the size of all. A part that reaches the
 * borders of a group has a shelf of its own, for its edges run level to either end.
 */
export function packParts(parts: readonly Part[], gap: number): { width: number; height: number } {
  const extents = new Map(parts.map((part) => [part, extentOf(part)]));
  const shelfWidth = shelfWidthFor([...extents.values()], gap);
  const size = { width: 0, height: 0 };
  let [x, y] = [0, 0];
  let alone = false;
  for (const [part, { left, top, width, height }] of extents) {
    const before = alone;
    alone = reachesBorder(part);
    if (x > 0 && (alone || before || x + width > shelfWidth)) [x, y] = [0, size.height + gap];
    move(part, x - left, y - top);
    size.width = Math.max(size.width, x + width);
    size.height = Math.max(size.height, y + height);
    x += width + gap;
  }
  return size;
}

function reachesBorder({ rows }: Part): boolean {
  return [rows[0], rows.at(-1)].some((row) => row?.some(({ node }) => node?.border !== undefined));
}

function extentOf({ rows, laned }: Part): Extent {
  let [left, right] = [0, rows.at(-1)?.[0]?.column.right ?? 0];
  let [top, bottom] = [Infinity, -Infinity];
  for (const vertex of rows.flat()) {
    top = Math.min(top, vertex.y - vertex.height / 2);
    bottom = Math.max(bottom, vertex.y + vertex.height / 2);
  }
  for (const { lane, from, to } of laned) {
    left = Math.min(left, to.column.previousRight);
    right = Math.max(right, from.column.nextLeft);
    bottom = Math.max(bottom, lane);
  }
  return { left, top, width: right - left, height: bottom - top };
}

function shelfWidthFor(extents: readonly Extent[], gap: number): number {
  const widest = extents.reduce((most, { width }) => Math.max(most, width), 0);
  const area = extents.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  return Math.max(widest, Math.sqrt(area * ASPECT));
}

/** Move a part, to whole hundredths of a px so that level links stay exactly level. */
function move({ rows, laned }: Part, dx: number, dy: number): void {
  for (const row of rows) {
    const [first] = row;
    if (!first) continue;
    const { left, right, previousRight, nextLeft } = first.column;
    const column = {
      left: left + dx,
      right: right + dx,
      previousRight: previousRight + dx,
      nextLeft: nextLeft + dx,
    };
    for (const vertex of row) {
      vertex.column = column;
      vertex.y = hundredths(vertex.y + dy);
    }
  }
  for (const edge of laned) edge.lane = hundredths(edge.lane + dy);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
