import { toFloat } from "../../../model/value";
import { pixel } from "../../charts/scale";
import type { Inks } from "../../charts/useCanvas";
import type { RunData } from "../../contract";
import { markPath, paintedClasses } from "../../paint/classes";
import { inkAt, ramp, STEPS, stepOf } from "../../paint/ramp";
import { targetRange } from "./field";
import { isInside, type Frame, type Point } from "./points";

/** Marks of one colour, as one path: a few strokes paint hundreds of points. */
export interface Marks {
  readonly path: Path2D;
  readonly colour: string;
  readonly hollow: boolean;
}

/** Fewer points are larger. */
const RADII: readonly (readonly [count: number, radius: number])[] = [
  [150, 3.4],
  [600, 2.7],
  [Infinity, 2],
];
/** Numbers are shown in so many colours, or there would be a path for each point. */
const SHADES = 17;

/** All points by colour and kind; those beyond the axes are left out. */
export function marksOf(
  points: readonly Point[],
  data: RunData,
  frame: Frame,
  looks: "by height" | "by colour",
): Marks[] {
  const look = data.classes
    ? classLook(data.classes.of)
    : looks === "by height"
      ? plainLook()
      : numberLook(data);
  const radius = RADII.find(([count]) => points.length <= count)?.[1] ?? 2;
  const paths = new Map<string, { data: string[]; colour: string; hollow: boolean }>();
  for (const point of points) {
    if (!isInside(frame, point)) continue;
    const { mark, colour } = look(point.row);
    const key = `${colour} ${mark} ${String(point.heldOut)}`;
    const group = paths.get(key) ?? { data: [], colour, hollow: point.heldOut };
    paths.set(key, group);
    group.data.push(markPath(mark, radius, pixel(frame.x, point.x), pixel(frame.y, point.y)));
  }
  return [...paths.values()].map((group) => ({ ...group, path: new Path2D(group.data.join("")) }));
}

/** Filled with an edge of another colour; what is held out is a ring. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  marks: readonly Marks[],
  { card, ink }: Inks,
  edged: "light" | "dark",
): void {
  const edge = edged === "light" ? card : ink;
  for (const { path, colour, hollow } of marks) {
    const ring = edged === "light" ? 1.5 : 2;
    context.strokeStyle = edge;
    context.lineWidth = (hollow ? ring : 0) + (edged === "light" ? 1.8 : 1.2);
    context.stroke(path);
    context.fillStyle = hollow ? card : colour;
    if (!hollow || edged === "light") context.fill(path);
    context.lineWidth = ring;
    context.strokeStyle = colour;
    if (hollow) context.stroke(path);
  }
}

function classLook(of: readonly number[]) {
  const colours = paintedClasses().marks;
  return (row: number) => {
    const mark = of[row] ?? 0;
    return { mark, colour: colours[mark % colours.length] ?? "" };
  };
}

/** Where height says the number, colour need not. */
function plainLook() {
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--soft").trim();
  return () => ({ mark: 0, colour });
}

function numberLook(data: RunData) {
  const { least = 0, most = 0 } = targetRange(data) ?? {};
  const [centre, reach] = [(least + most) / 2, (most - least) / 2];
  const colours = ramp();
  return (row: number) => {
    const step = stepOf(toFloat(data.numbers?.values[row]?.[0] ?? 0) - centre, reach);
    const shade = Math.round((step * (SHADES - 1)) / (STEPS - 1)) / (SHADES - 1);
    return { mark: 0, colour: inkAt(colours, Math.round(shade * (STEPS - 1))) };
  };
}
