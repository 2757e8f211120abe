import type { Painted, Point } from "./painting";

/** The square that is painted on: the same stretch of x and of y. */
export interface Plane {
  readonly low: number;
  readonly high: number;
}

/** Where the generated datasets lie. */
export const USUAL: Plane = { low: -6, high: 6 };
/** Points are kept to so small a part of the plane: finer than a finger, short in a link. */
const FINENESS = 1200;
/** Of the side of the plane, what a brush with several points covers, and the eraser. */
const BRUSH = 0.06;
/** Points that such a brush leaves at each place, and how far apart the places are, as above. */
const SPRAYED = 3;
const SPACING = 0.035;

export const sideOf = ({ low, high }: Plane): number => high - low;
export const radiusOf = (plane: Plane): number => BRUSH * sideOf(plane);
export const spacingOf = (plane: Plane): number => SPACING * sideOf(plane);

/** A plane with round borders that shows all of what is painted, with room around it. */
export function around({ points }: Painted): Plane {
  const reach = points.reduce((most, [x, y]) => Math.max(most, Math.abs(x), Math.abs(y)), 0);
  if (reach === 0) return USUAL;
  const step = 10 ** Math.floor(Math.log10(reach));
  const high = [1.2, 1.5, 2, 3, 4, 5, 6, 8, 10, 12].find((each) => each * step >= 1.1 * reach);
  const round = Number(((high ?? 12) * step).toPrecision(6));
  return { low: -round, high: round };
}

/** The number that a place along the plane is kept as. */
export function rounded(value: number, plane: Plane): number {
  const grain = sideOf(plane) / FINENESS;
  const digits = Math.max(0, Math.ceil(-Math.log10(grain)));
  return Number(Math.min(plane.high, Math.max(plane.low, value)).toFixed(digits));
}

/** Points strewn about a place, as a spray can does; `random` is from 0 to 1. */
export function sprayed(
  x: number,
  y: number,
  of: number,
  plane: Plane,
  random: () => number,
): readonly Point[] {
  return Array.from({ length: SPRAYED }, () => {
    const far = radiusOf(plane) * Math.sqrt(random());
    const turn = 2 * Math.PI * random();
    return point(x + far * Math.cos(turn), y + far * Math.sin(turn), of, plane);
  });
}

/** One point at a place. */
export function point(x: number, y: number, of: number, plane: Plane): Point {
  return [rounded(x, plane), rounded(y, plane), of];
}

/** Two numbers as they are typed, such as "1, -2.5"; null where it is not two of them. */
export function placeOf(text: string): readonly [number, number] | null {
  const parts = text.trim().split(/\s*[,;]\s*|\s+/);
  const [x, y] = parts.map(Number);
  if (parts.length !== 2 || parts.includes("")) return null;
  return x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y)
    ? [x, y]
    : null;
}
