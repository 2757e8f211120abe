import { pixel, type Scale } from "./scale";
import type { Tick } from "./ticks";
import type { Inks } from "./useCanvas";

interface Labelled {
  readonly scale: Scale;
  readonly ticks: readonly Tick[];
  readonly name: string;
}

const MARK = 4;

/** Ticks and the name of what lies below the plot. */
export function paintAcross(
  context: CanvasRenderingContext2D,
  { scale, ticks, name }: Labelled,
  bottom: number,
  inks: Inks,
): void {
  takeUp(context, inks, "center", "top");
  context.beginPath();
  for (const { at, text } of ticks) {
    const x = Math.round(pixel(scale, at)) + 0.5;
    context.moveTo(x, bottom);
    context.lineTo(x, bottom + MARK);
    context.fillText(text, x, bottom + MARK + 2);
  }
  context.stroke();
  const room = Math.abs(scale.to - scale.from);
  context.fillText(fitted(context, name, room), (scale.from + scale.to) / 2, bottom + MARK + 17);
}

function takeUp(
  context: CanvasRenderingContext2D,
  { soft, strong, font }: Inks,
  align: CanvasTextAlign,
  baseline: CanvasTextBaseline,
): void {
  context.font = font;
  context.fillStyle = soft;
  context.strokeStyle = strong;
  context.lineWidth = 1;
  context.textAlign = align;
  context.textBaseline = baseline;
}

/** Ticks and the name of what lies left of the plot; the name goes up. */
export function paintUp(
  context: CanvasRenderingContext2D,
  { scale, ticks, name }: Labelled,
  left: number,
  inks: Inks,
): void {
  takeUp(context, inks, "right", "middle");
  context.beginPath();
  for (const { at, text } of ticks) {
    const y = Math.round(pixel(scale, at)) + 0.5;
    context.moveTo(left - MARK, y);
    context.lineTo(left, y);
    context.fillText(text, left - MARK - 2, y);
  }
  context.stroke();
  if (name === "") return;
  context.save();
  context.translate(1, (scale.from + scale.to) / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = "center";
  context.textBaseline = "top";
  context.fillText(fitted(context, name, Math.abs(scale.to - scale.from)), 0, 0);
  context.restore();
}

/** The text, or as much of it as there is room for. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let end = text.length;
  while (end > 1 && context.measureText(`${text.slice(0, end)}…`).width > room) end--;
  return `${text.slice(0, end)}…`;
}
