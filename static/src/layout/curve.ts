import type { CubicBezier, Point } from "./layout";

/** Pieces into which a curve is cut to measure its length; 16 keep the error well under a px. */
const PIECES = 16;

/** Length from the start at the end of each piece of each curve. */
const lengths = new WeakMap<readonly CubicBezier[], Float64Array>();

export function line(x0: number, y0: number, x1: number, y1: number): CubicBezier {
  const [dx, dy] = [(x1 - x0) / 3, (y1 - y0) / 3];
  return [x0, y0, x0 + dx, y0 + dy, x1 - dx, y1 - dy, x1, y1];
}

/** From a right side to a left side, level at both ends; `bow` lifts or lowers the middle. */
export function sCurve(x0: number, y0: number, x1: number, y1: number, bow = 0): CubicBezier {
  const middle = (x0 + x1) / 2;
  return [x0, y0, middle, y0 + bow, middle, y1 + bow, x1, y1];
}

/** From one height to another at the same x, out towards `turn` and back. */
export function uTurn(x: number, y0: number, turn: number, y1: number): CubicBezier {
  return [x, y0, turn, y0, turn, y1, x, y1];
}

export function isLevel([, y0, , y1, , y2, , y3]: CubicBezier): boolean {
  return y0 === y1 && y1 === y2 && y2 === y3;
}

/**
 * Run level at y from x0 to the right as far as x1, lengthening the last curve if it is level
 * already, so that a straight run is one piece.
 */
export function levelTo(curves: CubicBezier[], x0: number, y: number, x1: number): void {
  if (x1 <= x0) return;
  const last = curves.at(-1);
  const level = last && isLevel(last) && last[7] === y;
  if (level) curves.pop();
  curves.push(line(level ? last[0] : x0, y, x1, y));
}

/** The point of one curve at its parameter u in 0..1. */
export function pointAt([x0, y0, x1, y1, x2, y2, x3, y3]: CubicBezier, u: number): Point {
  const v = 1 - u;
  const [a, b, c, d] = [v * v * v, 3 * v * v * u, 3 * v * u * u, u * u * u];
  return { x: a * x0 + b * x1 + c * x2 + d * x3, y: a * y0 + b * y1 + c * y2 + d * y3 };
}

/** The point a fraction t (0..1) of the whole length along joined curves. */
export function pointOn(curves: readonly CubicBezier[], t: number): Point {
  const table = lengthsOf(curves);
  const distance = Math.min(1, Math.max(0, t)) * (table.at(-1) ?? 0);
  const piece = firstReaching(table, distance);
  const curve = curves[Math.floor(piece / PIECES)];
  if (!curve) return { x: 0, y: 0 };
  const before = piece > 0 ? (table[piece - 1] ?? 0) : 0;
  const length = (table[piece] ?? 0) - before;
  const within = length > 0 ? (distance - before) / length : 0;
  return pointAt(curve, ((piece % PIECES) + within) / PIECES);
}

/** Length of joined curves, px. */
export function lengthOf(curves: readonly CubicBezier[]): number {
  return lengthsOf(curves).at(-1) ?? 0;
}

function lengthsOf(curves: readonly CubicBezier[]): Float64Array {
  const known = lengths.get(curves);
  if (known) return known;
  const table = measure(curves);
  lengths.set(curves, table);
  return table;
}

function measure(curves: readonly CubicBezier[]): Float64Array {
  const table = new Float64Array(curves.length * PIECES);
  let total = 0;
  for (const [i, curve] of curves.entries()) {
    let last = pointAt(curve, 0);
    for (let piece = 0; piece < PIECES; piece++) {
      const next = pointAt(curve, (piece + 1) / PIECES);
      total += Math.hypot(next.x - last.x, next.y - last.y);
      table[i * PIECES + piece] = total;
      last = next;
    }
  }
  return table;
}

/** Binary search for the first piece that ends at or beyond the distance. */
function firstReaching(table: Float64Array, distance: number): number {
  let [low, high] = [0, Math.max(0, table.length - 1)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] ?? 0) < distance) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The SVG path data of joined curves, to a hundredth of a px. */
export function pathOf(curves: readonly CubicBezier[]): string {
  const [first] = curves;
  if (!first) return "";
  const start = `M${short(first[0])} ${short(first[1])}`;
  const pieces = curves.map((curve) => {
    const [, , x1, y1, x2, y2, x3, y3] = curve;
    return isLevel(curve) ? `H${short(x3)}` : `C${[x1, y1, x2, y2, x3, y3].map(short).join(" ")}`;
  });
  return start + pieces.join("");
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
