import { writeBytes, type Ramp, type Span } from "../paint/ramp";

/** Pictures of one size, side by side on one canvas. */
export interface Atlas {
  readonly canvas: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
  readonly across: number;
}

/** So many pictures stand beside each other. */
const ACROSS = 32;

export interface PictureBytes {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  /** Of each picture, what its bytes stand for. */
  readonly spans: readonly Span[];
}

/** All pictures in colour, on the canvas of the atlas before if there is one. */
export function atlasOf(pictures: PictureBytes, ramp: Ramp, before: Atlas | null): Atlas {
  const { width, height, bytes, spans } = pictures;
  const canvas = before?.canvas ?? document.createElement("canvas");
  const across = Math.min(ACROSS, Math.max(1, spans.length));
  const [wide, high] = [across * width, Math.ceil(spans.length / across) * height];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  const context = canvas.getContext("2d");
  if (context && wide > 0 && high > 0) {
    const image = context.createImageData(wide, high);
    const pixels = new Uint32Array(image.data.buffer);
    for (const [i, span] of spans.entries()) {
      const at = { x: (i % across) * width, y: Math.floor(i / across) * height };
      const picture = bytes.subarray(i * width * height, (i + 1) * width * height);
      writeBytes({ pixels, width: wide }, at, picture, { width, height }, span, ramp);
    }
    context.putImageData(image, 0, 0);
  }
  return { canvas, width, height, across };
}

/** Paints one picture of the atlas into a square around a place. */
export function paintPicture(
  context: CanvasRenderingContext2D,
  { canvas, width, height, across }: Atlas,
  picture: number,
  x: number,
  y: number,
  side: number,
): void {
  const [left, top] = [(picture % across) * width, Math.floor(picture / across) * height];
  context.drawImage(canvas, left, top, width, height, x - side / 2, y - side / 2, side, side);
}
