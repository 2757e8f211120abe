import type { Rect } from "./rect";

/** A line along which the edges or middles of boxes stand: at an x, or at a y. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snap {
  /** How far to move so that something is aligned. */
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/** How far guides reach beyond the boxes that they join, px. */
const BEYOND = 12;

/** The least move, within reach along each axis, that aligns a box with another. */
export function snapped(box: Rect, others: readonly Rect[], reach: number): Snap {
  const dx = nearest("x", box, others, reach);
  const dy = nearest("y", box, others, reach);
  const at = { ...box, x: box.x + (dx ?? 0), y: box.y + (dy ?? 0) };
  const guides = [
    ...(dx === null ? [] : guidesOf("x", at, others)),
    ...(dy === null ? [] : guidesOf("y", at, others)),
  ];
  return { dx: dx ?? 0, dy: dy ?? 0, guides };
}

interface Lines {
  readonly middle: number;
  /** Where it begins and where it ends. */
  readonly sides: readonly number[];
}

function linesOf(axis: "x" | "y", { x, y, width, height }: Rect): Lines {
  const [start, size] = axis === "x" ? [x, width] : [y, height];
  return { middle: start + size / 2, sides: [start, start + size] };
}

/** The least way from a side to a side, or from middle to middle; null where all are out of reach. */
function nearest(
  axis: "x" | "y",
  box: Rect,
  others: readonly Rect[],
  reach: number,
): number | null {
  const mine = linesOf(axis, box);
  const ways = others.flatMap((other) => {
    const { middle, sides } = linesOf(axis, other);
    return [middle - mine.middle, ...sides.flatMap((a) => mine.sides.map((b) => a - b))];
  });
  const near = ways.filter((way) => Math.abs(way) < reach);
  return near.length > 0 ? near.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a)) : null;
}

/** The line through the middles, where there is one, else those along the sides. */
function guidesOf(axis: "x" | "y", box: Rect, others: readonly Rect[]): Guide[] {
  const mine = linesOf(axis, box);
  const middles = others.filter((other) => isNear(linesOf(axis, other).middle, mine.middle));
  if (middles.length > 0) return [guideAt(axis, mine.middle, [box, ...middles])];
  return mine.sides.flatMap((at) => {
    const along = others.filter((other) => linesOf(axis, other).sides.some((b) => isNear(at, b)));
    return along.length > 0 ? [guideAt(axis, at, [box, ...along])] : [];
  });
}

/** A guide as long as the boxes along it. */
function guideAt(axis: "x" | "y", at: number, boxes: readonly Rect[]): Guide {
  const across = axis === "x" ? "y" : "x";
  const ends = boxes.flatMap((box) => linesOf(across, box).sides);
  return { axis, at, from: Math.min(...ends) - BEYOND, to: Math.max(...ends) + BEYOND };
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.5;
}
