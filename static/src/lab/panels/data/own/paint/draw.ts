import { markPath, paintedClasses } from "../../../../paint/classes";
import type { Painted } from "./painting";
import { sideOf, type Plane } from "./plane";

/** How large a mark is, px. */
const RADIUS = 3.4;

/** Draws the painted points and the axes on a canvas of `side` CSS pixels. */
export function drawPlane(
  canvas: HTMLCanvasElement,
  { points, classes }: Painted,
  plane: Plane,
  side: number,
): void {
  const scale = globalThis.devicePixelRatio || 1;
  canvas.width = canvas.height = Math.round(side * scale);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(scale, scale);
  const unit = side / sideOf(plane);
  context.strokeStyle = getComputedStyle(canvas).getPropertyValue("--line").trim();
  context.lineWidth = 1;
  const middle = Math.round((0 - plane.low) * unit) + 0.5;
  context.stroke(new Path2D(`M0 ${middle}H${side}M${middle} 0V${side}`));
  const { marks } = paintedClasses();
  classes.forEach((_, cls) => {
    const path = points
      .filter(([, , of]) => of === cls)
      .map(([x, y]) => markPath(cls, RADIUS, (x - plane.low) * unit, (plane.high - y) * unit));
    context.fillStyle = marks[cls % marks.length] ?? "";
    context.fill(new Path2D(path.join("")));
  });
}
