import type { Sheet } from "./sheet";

/** Below this scale a curve is drawn as a straight line. */
const CURVED = 0.1;
/** A line is no thinner than this on the screen, px: it pales instead, but to no less than this. */
const THINNEST = 0.7;
const PALEST = 0.2;
/** Widths of lines, px of the drawing, as style/edges.css has them: what is quiet, and flows. */
const QUIET = 2.5;
const FLOW = { least: 1.5, most: 9 };
/** How much of its blue and its red an edge has. */
const TINT = { lit: 0.5, flow: 0.85 };
/** Flows of so many widths are told apart. */
const WIDTHS = 4;
type Pen = CanvasRenderingContext2D;

/** Edges as they look from afar after so many steps: quiet, lit by a value, or red and wider. */
export function drawCurves(
  pen: Pen,
  curves: readonly number[],
  sheet: Sheet,
  done: number,
  scale: number,
): void {
  const { palette } = sheet;
  const styles: number[][] = Array.from({ length: 2 + WIDTHS }, () => []);
  for (const curve of curves) styles[styleOf(curve, sheet, done)]?.push(curve);
  for (const [style, some] of styles.entries()) {
    if (some.length === 0) continue;
    const isFlow = style >= 2;
    const part = isFlow ? (style - 2) / (WIDTHS - 1) : 0;
    const wide = isFlow ? FLOW.least + part * (FLOW.most - FLOW.least) : QUIET;
    pen.lineWidth = Math.max(wide, THINNEST / scale);
    pen.strokeStyle = isFlow ? palette.red : style === 1 ? palette.blue : palette.strongLine;
    const paling = Math.max(PALEST, Math.min(1, Math.sqrt((wide * scale) / THINNEST)));
    pen.globalAlpha = paling * (isFlow ? TINT.flow : TINT.lit);
    pen.beginPath();
    for (const curve of some) addCurve(pen, sheet.plan.edges.curves, curve, scale);
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function styleOf(curve: number, { plan, moments }: Sheet, done: number): number {
  const edge = plan.edges.edges[curve] ?? 0;
  if ((moments.crossed[edge] ?? 0) < done) {
    const part = (moments.widths[edge] ?? 0) / FLOW.most;
    return 2 + Math.min(WIDTHS - 1, Math.floor(part * WIDTHS));
  }
  return (moments.computed[plan.edges.consumers[edge] ?? -1] ?? done) < done ? 1 : 0;
}

/** Adds a curve to the pen's path. */
export function addCurve(pen: Pen, curves: Float32Array, i: number, scale: number): void {
  const at = 8 * i;
  pen.moveTo(curves[at] ?? 0, curves[at + 1] ?? 0);
  const [x, y] = [curves[at + 6] ?? 0, curves[at + 7] ?? 0];
  if (scale < CURVED) pen.lineTo(x, y);
  else {
    const [x1, y1] = [curves[at + 2] ?? 0, curves[at + 3] ?? 0];
    pen.bezierCurveTo(x1, y1, curves[at + 4] ?? 0, curves[at + 5] ?? 0, x, y);
  }
}
