/** The part of a picture that differs from the one before. */
export interface Change {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 0xrrggbb, row by row; what is as it was is `SAME`. */
  readonly colours: Int32Array;
}

export const SAME = -1;

/** What changed between two pictures of RGBA bytes, or null where nothing did. */
export function changeBetween(
  before: Uint8ClampedArray | null,
  after: Uint8ClampedArray,
  width: number,
  height: number,
): Change | null {
  const was = before && new Uint32Array(before.buffer, before.byteOffset, width * height);
  const is = new Uint32Array(after.buffer, after.byteOffset, width * height);
  let [left, top, right, bottom] = was ? [width, height, 0, 0] : [0, 0, width, height];
  if (was) {
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        if (was[y * width + x] === is[y * width + x]) continue;
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        top = Math.min(top, y);
        bottom = y + 1;
      }
    }
  }
  if (right <= left) return null;
  const part = { left, top, width: right - left, height: bottom - top };
  const colours = new Int32Array(part.width * part.height);
  for (let y = 0; y < part.height; y += 1) {
    for (let x = 0; x < part.width; x += 1) {
      const at = (top + y) * width + left + x;
      colours[y * part.width + x] = was && was[at] === is[at] ? SAME : colourAt(after, at);
    }
  }
  return { ...part, colours };
}

function colourAt(bytes: Uint8ClampedArray, at: number): number {
  const [r = 0, g = 0, b = 0] = bytes.subarray(at * 4, at * 4 + 3);
  return (r << 16) | (g << 8) | b;
}
