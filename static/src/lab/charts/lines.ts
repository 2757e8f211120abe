import { pixel, type Scale } from "./scale";

/** A line of a chart: numbers over others; it breaks where one is not finite. */
export interface Line {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly alpha: number;
}

/** The least and greatest of the numbers that have a place; null where there is none. */
export function extent(
  columns: readonly (readonly number[])[],
  log: boolean,
): { readonly low: number; readonly high: number } | null {
  let [low, high] = [Infinity, -Infinity];
  for (const column of columns)
    for (const value of column)
      if (Number.isFinite(value) && (!log || value > 0)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
  return low <= high ? { low, high } : null;
}

export function paintLine(
  context: CanvasRenderingContext2D,
  across: Scale,
  up: Scale,
  { x, y, colour, width, dash, alpha }: Line,
): void {
  context.save();
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = "round";
  context.setLineDash([...dash]);
  context.beginPath();
  let isDown = false;
  for (const [i, value] of y.entries()) {
    const top = pixel(up, value);
    if (!Number.isFinite(top)) {
      isDown = false;
      continue;
    }
    const left = pixel(across, x[i] ?? 0);
    if (isDown) context.lineTo(left, top);
    else context.moveTo(left, top);
    isDown = true;
  }
  context.stroke();
  context.restore();
}
