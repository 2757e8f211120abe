import type { CubicBezier, Point } from "../../layout";
import type { Box } from "../camera/camera";
import type { Geometry } from "./geometry";

/** Room between two rows, px; what wraps from one to the next runs in it. */
export const ROW_GAP = 84;
/** How far a wrapping edge swings out at either side, and the room between two of them, px. */
const SWING = 44;
const LANE = 16;
/** More edges across a fold than this would be a tangle. */
const MOST_ACROSS = 3;

interface Column {
  readonly left: number;
  readonly right: number;
}

/**
 * A long drawing in several rows, as a text is set in lines: cut between columns, with the edges
 * across a cut led back to the start of the next row. Null where it cannot be cut well.
 */
export function folded(
  geometry: Geometry,
  sizes: ReadonlyMap<string, Box>,
  rows: number,
): Geometry | null {
  const columns = columnsOf(geometry, sizes);
  if (columns.length < 2 * rows || ![...geometry.edges.values()].every(runsForward)) return null;
  const cuts = cutsOf(columns, geometry, rows);
  if (!cuts) return null;
  const bands = bandsOf(geometry, sizes, cuts);
  const rowAt = (x: number): number => cuts.filter((cut) => cut < x).length;
  const shift = (x: number, y: number, row: number): Point => {
    const band = bands[row] ?? NO_BAND;
    return { x: x - band.left, y: y - band.top + band.y };
  };
  const cards = new Map<string, Point>();
  for (const [id, { x, y }] of geometry.cards) cards.set(id, shift(x, y, rowAt(x)));
  const edges = new Map<string, readonly CubicBezier[]>();
  const lanes = new Array<number>(rows).fill(0);
  for (const [key, curves] of geometry.edges) {
    edges.set(key, wrapped(curves, cuts, bands, lanes, shift));
  }
  const last = bands.at(-1) ?? NO_BAND;
  const width = Math.max(...bands.map(({ left, right }) => right - left));
  const height = last.y + last.bottom - last.top;
  return { cards, edges, area: { x: 0, y: 0, width, height } };
}

interface Band {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where it begins in the folded drawing. */
  readonly y: number;
}

const NO_BAND: Band = { left: 0, right: 0, top: 0, bottom: 0, y: 0 };

function columnsOf({ cards }: Geometry, sizes: ReadonlyMap<string, Box>): Column[] {
  const byCentre = new Map<number, Column>();
  for (const [id, { x }] of cards) {
    const width = sizes.get(id)?.width ?? 0;
    const centre = Math.round(x + width / 2);
    const known = byCentre.get(centre) ?? { left: x, right: x + width };
    byCentre.set(centre, {
      left: Math.min(known.left, x),
      right: Math.max(known.right, x + width),
    });
  }
  return [...byCentre.values()].sort((a, b) => a.left - b.left);
}

function runsForward(curves: readonly CubicBezier[]): boolean {
  return curves.every(([x0, , x1, , x2, , x3]) => x0 <= x1 && x1 <= x2 + 1 && x2 <= x3 && x0 < x3);
}

/** Where to cut: near even parts, between the columns that fewest edges run between. */
function cutsOf(columns: readonly Column[], geometry: Geometry, rows: number): number[] | null {
  const cuts: number[] = [];
  for (let row = 1; row < rows; row++) {
    const ideal = Math.round((columns.length * row) / rows);
    const near = [ideal, ideal - 1, ideal + 1].flatMap((i) => {
      const [before, after] = [columns[i - 1], columns[i]];
      if (!before || !after || after.left <= before.right) return [];
      const x = (before.right + after.left) / 2;
      return [{ x, across: crossing(geometry, x) }];
    });
    const best = near.sort((a, b) => a.across - b.across)[0];
    if (!best || best.across > MOST_ACROSS || best.x <= (cuts.at(-1) ?? -1)) return null;
    cuts.push(best.x);
  }
  return cuts;
}

function crossing({ edges }: Geometry, x: number): number {
  return [...edges.values()].filter(
    (curves) => (curves[0]?.[0] ?? 0) < x && x < (curves.at(-1)?.[6] ?? 0),
  ).length;
}

function bandsOf(
  { cards, edges, area }: Geometry,
  sizes: ReadonlyMap<string, Box>,
  cuts: readonly number[],
): Band[] {
  const borders = [0, ...cuts, area.width];
  let y = 0;
  return borders.slice(1).map((right, row) => {
    const left = borders[row] ?? 0;
    const ys = [...cards].flatMap(([id, at]) =>
      at.x >= left && at.x < right ? [at.y, at.y + (sizes.get(id)?.height ?? 0)] : [],
    );
    for (const curves of edges.values()) {
      for (const curve of curves) {
        if (curve[0] >= left && curve[6] <= right) ys.push(curve[1], curve[7]);
      }
    }
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    // Room at both sides for what swings out and in.
    const band = { left: left - SWING, right: right + SWING, top, bottom, y };
    y += bottom - top + ROW_GAP;
    return band;
  });
}

type Shift = (x: number, y: number, row: number) => Point;

/** An edge in the folded drawing: cut where the drawing is, its parts joined between the rows. */
function wrapped(
  curves: readonly CubicBezier[],
  cuts: readonly number[],
  bands: readonly Band[],
  lanes: number[],
  shift: Shift,
): CubicBezier[] {
  const made: CubicBezier[] = [];
  let rest = [...curves];
  for (let row = 0; row <= cuts.length; row++) {
    const cut = cuts[row] ?? Infinity;
    const [before, after] = split(rest, cut);
    made.push(...before.map((curve) => shifted(curve, row, shift)));
    const [from, to] = [before.at(-1), after[0]];
    if (from && to) {
      const lane = (lanes[row] ?? 0) - 1;
      lanes[row] = (lanes[row] ?? 0) + 1;
      const band = bands[row] ?? NO_BAND;
      const y = band.y + band.bottom - band.top + ROW_GAP / 2 + lane * LANE;
      const end = shift(from[6], from[7], row);
      const start = shift(to[0], to[1], row + 1);
      made.push(...ledBack(end, start, y, SWING + lane * 8));
    }
    rest = after;
  }
  return made;
}

/** Out to the right and down, back along the gap between the rows, and in from the left. */
function ledBack(end: Point, start: Point, y: number, swing: number): CubicBezier[] {
  const third = (end.x - start.x) / 3;
  return [
    [end.x, end.y, end.x + swing, end.y, end.x + swing, y, end.x, y],
    [end.x, y, end.x - third, y, start.x + third, y, start.x, y],
    [start.x, y, start.x - swing, y, start.x - swing, start.y, start.x, start.y],
  ];
}

function shifted([x0, y0, x1, y1, x2, y2, x3, y3]: CubicBezier, row: number, shift: Shift) {
  const [a, b, c, d] = [
    shift(x0, y0, row),
    shift(x1, y1, row),
    shift(x2, y2, row),
    shift(x3, y3, row),
  ];
  return [a.x, a.y, b.x, b.y, c.x, c.y, d.x, d.y] as const;
}

/** The curves before and after x, the one across it cut in two. */
function split(curves: readonly CubicBezier[], x: number): [CubicBezier[], CubicBezier[]] {
  const before: CubicBezier[] = [];
  const after: CubicBezier[] = [];
  for (const curve of curves) {
    if (curve[6] <= x) before.push(curve);
    else if (curve[0] >= x) after.push(curve);
    else {
      const [left, right] = halves(curve, parameterAt(curve, x));
      before.push(left);
      after.push(right);
    }
  }
  return [before, after];
}

function parameterAt([x0, , x1, , x2, , x3]: CubicBezier, x: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 24; i++) {
    const u = (low + high) / 2;
    const v = 1 - u;
    const at = v * v * v * x0 + 3 * v * v * u * x1 + 3 * v * u * u * x2 + u * u * u * x3;
    if (at < x) low = u;
    else high = u;
  }
  return (low + high) / 2;
}

/** De Casteljau: the two parts of a curve on either side of a parameter. */
function halves(
  [x0, y0, x1, y1, x2, y2, x3, y3]: CubicBezier,
  u: number,
): [CubicBezier, CubicBezier] {
  const mix = (a: number, b: number): number => a + (b - a) * u;
  const [ax, ay, bx, by, cx, cy] = [
    mix(x0, x1),
    mix(y0, y1),
    mix(x1, x2),
    mix(y1, y2),
    mix(x2, x3),
    mix(y2, y3),
  ];
  const [dx, dy, ex, ey] = [mix(ax, bx), mix(ay, by), mix(bx, cx), mix(by, cy)];
  const [fx, fy] = [mix(dx, ex), mix(dy, ey)];
  return [
    [x0, y0, ax, ay, dx, dy, fx, fy],
    [fx, fy, ex, ey, cx, cy, x3, y3],
  ];
}
