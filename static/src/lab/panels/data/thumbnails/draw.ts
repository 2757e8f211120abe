import { markPath, paintedClasses } from "../../../paint/classes";
import { inkAt, ramp, stepOf } from "../../../paint/ramp";
import type { Mark, Sketch } from "./sketch";

/** From so few marks on they are drawn larger, px. */
const FEW = 12;
/** Room around the marks, px. */
const MARGIN = 5;

/** Draws what a dataset looks like on a canvas of `side` CSS pixels, in the colours of the page now. */
export function drawSketch(canvas: HTMLCanvasElement, sketch: Sketch, side: number): void {
  const scale = globalThis.devicePixelRatio || 1;
  canvas.width = canvas.height = Math.round(side * scale);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(scale, scale);
  if (sketch.kind === "picture") drawPicture(context, sketch, side);
  else drawMarks(context, sketch.marks, side);
}

function drawMarks(context: CanvasRenderingContext2D, marks: readonly Mark[], side: number): void {
  const isFew = marks.length <= FEW;
  const margin = isFew ? 2 * MARGIN : MARGIN;
  const room = side - 2 * margin;
  const inkOf = inks();
  for (const { x, y, of } of marks) {
    context.fillStyle = inkOf(of);
    // Shades merge into a picture of the surface; the shapes of classes are told apart when large.
    const isShade = of !== null && "shade" in of;
    const radius = side * (isFew ? 0.085 : isShade ? 0.05 : 0.026);
    const shape = isFew && of !== null && "cls" in of ? of.cls : 0;
    const place = [margin + room * x, side - margin - room * y] as const;
    context.fill(new Path2D(markPath(shape, radius, ...place)));
  }
}

/** The colours of marks, as they are now: of classes, of shades, and of what is a value alone. */
function inks(): (of: Mark["of"]) => string {
  const { marks } = paintedClasses();
  const colours = ramp();
  return (of) => {
    if (of === null) return token("--blue");
    return "cls" in of ? (marks[of.cls % marks.length] ?? "") : inkAt(colours, stepOf(of.shade, 1));
  };
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function drawPicture(
  context: CanvasRenderingContext2D,
  { height, width, shades }: Extract<Sketch, { kind: "picture" }>,
  side: number,
): void {
  const cell = Math.floor((side - 2 * MARGIN) / Math.max(height, width));
  const [left, top] = [(side - cell * width) / 2, (side - cell * height) / 2];
  context.fillStyle = token("--ink");
  shades.forEach((shade, i) => {
    context.globalAlpha = shade;
    context.fillRect(left + cell * (i % width), top + cell * Math.floor(i / width), cell, cell);
  });
}
