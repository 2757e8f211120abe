import { toFloat } from "../../../model/value";
import { pixel, scale, type Scale } from "../../charts/scale";
import type { Axis, RunData } from "../../contract";
import { targetRange } from "./field";

/** A sample in the plane that is drawn: its row, and its numbers along both axes. */
export interface Point {
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly heldOut: boolean;
}

/** Where numbers lie in the figure. */
export interface Frame {
  readonly x: Scale;
  readonly y: Scale;
}

/** Around the plot: room for the ticks and the names of the features. */
const LEFT = 40;
const BELOW = 36;
const EDGE = 6;

export function frameOf(
  across: { readonly low: number; readonly high: number },
  up: { readonly low: number; readonly high: number },
  width: number,
  height: number,
): Frame {
  return {
    x: scale(across.low, across.high, LEFT, width - EDGE),
    y: scale(up.low, up.high, height - BELOW, EDGE),
  };
}

/** The samples over two features; over one, a class has a line of its own and a number its height. */
export function pointsOf(data: RunData, axes: readonly Axis[]): Point[] {
  const [first, second] = axes.map((axis) => columnOf(data, axis.feature));
  // While another dataset is on its way, its features are not those of the axes.
  if (!first || (axes.length > 1 && !second)) return [];
  const held = new Set(data.held_out);
  const y =
    second ??
    ((row: number) => toFloat(data.numbers?.values[row]?.[0] ?? data.classes?.of[row] ?? 0));
  return data.rows.map((_, row) => ({ row, x: first(row), y: y(row), heldOut: held.has(row) }));
}

/** The axis up where there is one feature: of the numbers that are learnt, or of the classes. */
export function answersAxis(data: RunData): Axis {
  if (data.classes) return { feature: "class", low: data.classes.names.length - 0.5, high: -0.5 };
  const { least: low, most: high } = targetRange(data) ?? { least: 0, most: 1 };
  const room = 0.15 * (high - low || 1);
  return { feature: data.numbers?.names[0] ?? "", low: low - room, high: high + room };
}

/** The row of the point nearest to a place in pixels, if there is one within reach. */
export function nearest(
  points: readonly Point[],
  { x, y }: Frame,
  at: { readonly x: number; readonly y: number },
  reach: number,
): number | null {
  let [best, row]: [number, number | null] = [reach, null];
  for (const point of points) {
    const distance = Math.hypot(pixel(x, point.x) - at.x, pixel(y, point.y) - at.y);
    if (distance < best) [best, row] = [distance, point.row];
  }
  return row;
}

export function isInside({ x, y }: Frame, point: Point): boolean {
  const within = (low: number, high: number, at: number) =>
    at >= Math.min(low, high) && at <= Math.max(low, high);
  return within(x.low, x.high, point.x) && within(y.low, y.high, point.y);
}

/** The numbers of a feature, as they were given or, where it is made of others, as they are shown. */
function columnOf(data: RunData, feature: string): ((row: number) => number) | undefined {
  const own = data.features.indexOf(feature);
  if (own >= 0) return (row) => toFloat(data.rows[row]?.[own] ?? NaN);
  const made = data.inputs.indexOf(feature);
  return made >= 0 ? (row) => toFloat(data.x[row]?.[made] ?? NaN) : undefined;
}
