import { pointOn, type CubicBezier, type Layout, type Point } from "../../layout";
import type { Box } from "../camera/camera";
import { around, type Rect } from "./rect";

/** Where everything stands at one instant; a layout, or a place on the way between two. */
export interface Geometry {
  /** Top left corner of each card. */
  readonly cards: ReadonlyMap<string, Point>;
  readonly edges: ReadonlyMap<string, readonly CubicBezier[]>;
  /** The box around it all. */
  readonly area: Rect;
}

export const NOWHERE: Geometry = {
  cards: new Map(),
  edges: new Map(),
  area: { x: 0, y: 0, width: 0, height: 0 },
};

export function geometryOf({ positions, curves, x, y, width, height }: Layout): Geometry {
  return { cards: positions, edges: curves, area: { x, y, width, height } };
}

/** The box around cards and edges; an edge lies within the points that shape it. */
export function areaOf(
  cards: Geometry["cards"],
  sizes: ReadonlyMap<string, Box>,
  edges: Geometry["edges"],
): Rect {
  const boxes = [...cards].map(([id, { x, y }]) => {
    const { width, height } = sizes.get(id) ?? { width: 0, height: 0 };
    return { x, y, width, height };
  });
  const corners = [...edges.values()].flatMap((curves) =>
    curves.flatMap(([x0, y0, x1, y1, x2, y2, x3, y3]) =>
      [x0, x1, x2, x3].map((x, i) => ({ x, y: [y0, y1, y2, y3][i] ?? y0, width: 0, height: 0 })),
    ),
  );
  return around([...boxes, ...corners]) ?? NOWHERE.area;
}

/** The same drawing from top to bottom instead of from left to right. */
export function transposed({ cards, edges, area }: Geometry): Geometry {
  return {
    cards: new Map([...cards].map(([id, { x, y }]) => [id, { x: y, y: x }])),
    edges: new Map([...edges].map(([key, curves]) => [key, curves.map(flipped)])),
    area: { x: area.y, y: area.x, width: area.height, height: area.width },
  };
}

/** The same drawing from bottom to top, of cards that are all as high. */
export function risen({ cards, edges, area }: Geometry, height: number): Geometry {
  return {
    cards: new Map([...cards].map(([id, { x, y }]) => [id, { x: y, y: -x - height }])),
    edges: new Map([...edges].map(([key, curves]) => [key, curves.map(raised)])),
    area: { x: area.y, y: -area.x - area.width, width: area.height, height: area.width },
  };
}

export function raised([x0, y0, x1, y1, x2, y2, x3, y3]: CubicBezier): CubicBezier {
  return [y0, -x0, y1, -x1, y2, -x2, y3, -x3];
}

export function flipped([x0, y0, x1, y1, x2, y2, x3, y3]: CubicBezier): CubicBezier {
  return [y0, x0, y1, x1, y2, x2, y3, x3];
}

/** A part t of the way from one geometry to another; what is only in the latter stands still. */
export function between(from: Geometry, to: Geometry, t: number): Geometry {
  if (t >= 1) return to;
  const mix = (a: number, b: number): number => a + (b - a) * t;
  const cards = new Map<string, Point>();
  for (const [id, at] of to.cards) {
    const was = from.cards.get(id) ?? at;
    cards.set(id, { x: mix(was.x, at.x), y: mix(was.y, at.y) });
  }
  const edges = new Map<string, readonly CubicBezier[]>();
  for (const [key, curves] of to.edges) {
    const was = from.edges.get(key);
    edges.set(key, was ? curvesBetween(was, curves, mix) : curves);
  }
  return { cards, edges, area: to.area };
}

type Mix = (a: number, b: number) => number;

/** Routes of unlike pieces are first cut into alike ones. */
function curvesBetween(
  from: readonly CubicBezier[],
  to: readonly CubicBezier[],
  mix: Mix,
): readonly CubicBezier[] {
  const [a, b] = from.length === to.length ? [from, to] : [cut(from), cut(to)];
  return a.map((curve, i) => {
    const other = b[i] ?? curve;
    return curve.map((x, j) => mix(x, other[j] ?? x)) as unknown as CubicBezier;
  });
}

const CUTS = 12;

function cut(curves: readonly CubicBezier[]): CubicBezier[] {
  return Array.from({ length: CUTS }, (_, i) => {
    const a = pointOn(curves, i / CUTS);
    const b = pointOn(curves, (i + 1) / CUTS);
    const [dx, dy] = [(b.x - a.x) / 3, (b.y - a.y) / 3];
    return [a.x, a.y, a.x + dx, a.y + dy, b.x - dx, b.y - dy, b.x, b.y];
  });
}

export function samePlaces(a: Geometry, b: Geometry): boolean {
  if (a.cards.size !== b.cards.size || a.edges.size !== b.edges.size) return false;
  for (const [id, { x, y }] of a.cards) {
    const other = b.cards.get(id);
    if (other?.x !== x || other.y !== y) return false;
  }
  return true;
}

/** Slow at both ends. */
export function eased(t: number): number {
  return t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t);
}
