export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest picture that is asked of a browser: px on a side, and pixels in all. */
export interface Bounds {
  readonly side: number;
  readonly pixels: number;
}

/** Every browser has room for one of these: 256 MB. */
export const STILL: Bounds = { side: 16_384, pixels: 64_000_000 };
/** Of an animation there are hundreds. */
export const MOVING: Bounds = { side: 4_096, pixels: 6_000_000 };

const SCALES = [0.125, 0.25, 0.5, 1, 2, 3, 4];

/** The scales that a drawing can be had in; parts of 1 only where it is too large as it is. */
export function scalesFor(size: Size, bounds: Bounds): readonly number[] {
  const fitting = SCALES.filter((scale) => whyTooLarge(size, scale, bounds) === null);
  const whole = fitting.filter((scale) => scale >= 1);
  return whole.length > 0 ? whole : fitting;
}

/** The scale that was asked for, or the nearest that there is room for; null where there is none. */
export function scaleWithin(size: Size, wanted: number, bounds: Bounds): number | null {
  const scales = scalesFor(size, bounds);
  return scales.findLast((scale) => scale <= wanted) ?? scales[0] ?? null;
}

/** Why a picture of this size cannot be made, and how large one may be; null where it can. */
export function whyTooLarge(size: Size, scale: number, { side, pixels }: Bounds): string | null {
  const { width, height } = scaled(size, scale);
  if (Math.max(width, height) <= side && width * height <= pixels) return null;
  return (
    `${width} × ${height} pixels are too many: there is room for ${side} on a side, ` +
    `and ${pixels / 1e6} million in all.`
  );
}

export function scaled({ width, height }: Size, scale: number): Size {
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
