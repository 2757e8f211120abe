import type { Sheet } from "./sheet";

/** Below this scale a curve is drawn as a straight line. */
const CURVED = 0.1;
/** Widths of lines on the screen, px: of a quiet edge, and of the least and the largest flow. */
const QUIET = 0.7;
const FLOW = { least: 1, most: 3 };
/** Flows of so many widths are told apart. */
const WIDTHS = 4;
/** The widest flow that there is, px of the drawing. */
const WIDEST = 9;

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
    const [part, { least, most }] = [(style - 2) / (WIDTHS - 1), FLOW];
    const width = isFlow ? least + part * (most - least) : QUIET;
    pen.lineWidth = Math.max(isFlow ? least + part * (WIDEST - least) : 2.5, width / scale);
    pen.strokeStyle = isFlow ? palette.red : style === 1 ? palette.blue : palette.strongLine;
    pen.globalAlpha = isFlow ? 0.5 + 0.3 * part : 0.4;
    pen.beginPath();
    for (const curve of some) addCurve(pen, sheet.plan.edges.curves, curve, scale);
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function styleOf(curve: number, { plan, moments }: Sheet, done: number): number {
  const edge = plan.edges.edges[curve] ?? 0;
  if ((moments.crossed[edge] ?? 0) < done) {
    const part = (moments.widths[edge] ?? 0) / WIDEST;
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
