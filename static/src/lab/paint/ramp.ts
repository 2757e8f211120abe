/** From so many steps a colour is looked up. */
export const STEPS = 256;

/** Which numbers the bytes of a picture stand for: 0 is `low` and 255 is `high`. */
export interface Span {
  readonly low: number;
  readonly high: number;
  /** The number that is drawn in the ramp's middle: 0 unless told otherwise. */
  readonly centre?: number;
}

/** Colours as a canvas keeps them: four bytes a place, from sand over the middle to blue. */
export type Ramp = Uint32Array;

type Colour = readonly [number, number, number];

/** The ramps that were asked for, by the three colours that they lead over. */
const made = new Map<string, Ramp>();

/** The ramp in the colours that the page has now. */
export function ramp(): Ramp {
  const style = getComputedStyle(document.documentElement);
  const [low, middle, high] = ["low", "middle", "high"].map((name) =>
    style.getPropertyValue(`--ramp-${name}`).trim(),
  ) as [string, string, string];
  const key = `${low} ${middle} ${high}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = rampBetween(colourOf(low), colourOf(middle), colourOf(high));
  made.set(key, fresh);
  return fresh;
}

/** The colours from `low` over `middle` to `high`. */
export function rampBetween(low: Colour, middle: Colour, high: Colour): Ramp {
  const bytes = new Uint8ClampedArray(4 * STEPS);
  for (let step = 0; step < STEPS; step++) {
    const place = (2 * step) / (STEPS - 1) - 1;
    const end = place < 0 ? low : high;
    for (const [i, from] of middle.entries()) {
      bytes[4 * step + i] = Math.round(from + ((end[i] ?? 0) - from) * Math.abs(place));
    }
    bytes[4 * step + 3] = 255;
  }
  return new Uint32Array(bytes.buffer);
}

/** The colour of three or six hexadecimal digits after a #. */
export function colourOf(text: string): Colour {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text)?.[1] ?? "000";
  const size = digits.length / 3;
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((i) => {
    const part = digits.slice(size * i, size * (i + 1));
    return parseInt(size === 1 ? part + part : part, 16);
  });
  return [red, green, blue];
}

/** Where on the ramp a byte stands: `start + byte * slope`; the far end of the span reaches its end. */
export function placesOn({ low, high, centre = 0 }: Span): { start: number; slope: number } {
  const reach = Math.max(Math.abs(low - centre), Math.abs(high - centre));
  const middle = (STEPS - 1) / 2;
  if (!(reach > 0) || !Number.isFinite(reach)) return { start: middle, slope: 0 };
  const unit = middle / reach;
  return { start: middle + (low - centre) * unit, slope: ((high - low) / (STEPS - 1)) * unit };
}

/** Where on the ramp a number stands that lies at most `reach` from 0. */
export function stepOf(value: number, reach: number): number {
  const share = reach > 0 && Number.isFinite(value) ? value / reach : 0;
  return Math.round(((Math.max(-1, Math.min(1, share)) + 1) / 2) * (STEPS - 1));
}

/** The ramp's colour at a step, for CSS and canvas. */
export function inkAt(colours: Ramp, step: number): string {
  const [red = 0, green = 0, blue = 0] = new Uint8Array(colours.buffer, 4 * step, 3);
  return `rgb(${red} ${green} ${blue})`;
}

/** Writes the colours of a picture into one that is at least as wide, from a place on. */
export function writeBytes(
  into: { readonly pixels: Uint32Array; readonly width: number },
  at: { readonly x: number; readonly y: number },
  bytes: Uint8Array,
  size: { readonly width: number; readonly height: number },
  span: Span,
  colours: Ramp,
): void {
  const { start, slope } = placesOn(span);
  for (let row = 0; row < size.height; row++) {
    const to = (at.y + row) * into.width + at.x;
    const from = row * size.width;
    for (let column = 0; column < size.width; column++) {
      const step = (start + (bytes[from + column] ?? 0) * slope + 0.5) | 0;
      into.pixels[to + column] = colours[step] ?? 0;
    }
  }
}

/** Paints a picture of bytes, a pixel each; the canvas takes its size and is stretched by CSS. */
export function paintBytes(
  canvas: HTMLCanvasElement,
  bytes: Uint8Array,
  width: number,
  height: number,
  span: Span,
): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  writeBytes({ pixels, width }, { x: 0, y: 0 }, bytes, { width, height }, span, ramp());
  context.putImageData(image, 0, 0);
}
