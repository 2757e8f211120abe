import { pixel } from "../../charts/scale";
import type { Inks, Size } from "../../charts/useCanvas";
import { areaImage } from "./area";
import type { Field } from "./field";
import { discretise } from "./on_plane";
import type { Frame } from "./points";

/** What is answered at each place of the plot. */
export function paintArea(
  context: CanvasRenderingContext2D,
  now: Field,
  { x, y }: Frame,
  { line, card }: Inks,
): void {
  const [width, height] = [x.to - x.from, y.from - y.to];
  context.save();
  context.beginPath();
  context.roundRect(x.from, y.to, width, height, 6);
  context.clip();
  if (isCurve(now)) {
    context.fillStyle = card;
    context.fillRect(x.from, y.to, width, height);
  } else paintImage(context, now, { x: x.from, y: y.to, width, height });
  context.restore();
  context.lineWidth = 1;
  context.strokeStyle = line;
  context.beginPath();
  context.roundRect(x.from + 0.5, y.to + 0.5, width - 1, height - 1, 6);
  context.stroke();
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** The outermost places lie on the edges of the plot, so half of each is beyond. */
function paintImage(context: CanvasRenderingContext2D, now: Field, box: Box): void {
  const image = areaImage(now, discretise.value);
  if (!image) return;
  const beyond = (extent: number, count: number) => (count > 1 ? extent / (2 * (count - 1)) : 0);
  const [dx, dy] = [beyond(box.width, now.width), beyond(box.height, now.height)];
  context.drawImage(image, box.x - dx, box.y - dy, box.width + 2 * dx, box.height + 2 * dy);
}

/** Whether numbers are answered along one feature. */
export function isCurve({ axes: over, numbers }: Field): boolean {
  return over.length === 1 && numbers !== null;
}

/** Along one feature, what is answered: over the samples, which it should meet. */
export function paintCurve(
  context: CanvasRenderingContext2D,
  now: Field,
  frame: Frame,
  { blue, card }: Inks,
): void {
  const { x, y } = frame;
  const path = curveOf(now, frame);
  context.save();
  context.beginPath();
  context.rect(x.from, y.to, x.to - x.from, y.from - y.to);
  context.clip();
  for (const [width, colour] of [
    [5, card],
    [2.5, blue],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke(path);
  }
  context.restore();
}

function curveOf({ axes: [axis], width, numbers }: Field, { x, y }: Frame): Path2D {
  const path = new Path2D();
  if (!axis || !numbers) return path;
  for (const [i, byte] of numbers.bytes.entries()) {
    const along = axis.low + ((axis.high - axis.low) * i) / Math.max(1, width - 1);
    const answer = numbers.low + ((numbers.high - numbers.low) * byte) / 255;
    path.lineTo(pixel(x, along), pixel(y, answer));
  }
  return path;
}
