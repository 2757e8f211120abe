import type { ErrorCurve } from "./error_curve";
import { LEAST, MOST } from "./step_text";

/** Where errors and steps stand in the chart, px. */
export interface Axes {
  /** The least and the most power of ten of an error; what is not off at all lies at the least. */
  readonly least: number;
  readonly most: number;
  readonly x: (power: number) => number;
  readonly y: (error: number) => number;
  readonly power: (x: number) => number;
}

/** px: the height of it all, what is left free around the curves, and above them for two lines. */
export const HEIGHT = 232;
export const [LEFT, RIGHT, TOP, BOTTOM] = [48, 14, 8, 40];
export const WORDS = 40;
/** Powers of ten that are shown where nothing is off at all. */
const NO_ERROR = { least: -16, most: 0 };

export function axesOf({ central, oneSided }: ErrorCurve, width: number): Axes {
  const errors = [...central, ...oneSided].flatMap((error) => (error ? [Math.log10(error)] : []));
  const low = errors.reduce((a, b) => Math.min(a, b), Infinity);
  const high = errors.reduce((a, b) => Math.max(a, b), -Infinity);
  const isEmpty = errors.length === 0;
  const least = isEmpty ? NO_ERROR.least : Math.floor(low) - 1;
  const most = isEmpty ? NO_ERROR.most : Math.max(Math.ceil(high), least + 2);
  const [across, down] = [width - LEFT - RIGHT, HEIGHT - TOP - WORDS - BOTTOM];
  return {
    least,
    most,
    x: (power) => LEFT + (across * (power - LEAST)) / (MOST - LEAST),
    y: (error) =>
      TOP + WORDS + (down * (most - (error ? Math.log10(error) : least))) / (most - least),
    power: (x) => LEAST + ((MOST - LEAST) * (x - LEFT)) / across,
  };
}

/** Numbers that lie so far apart. */
export function every(gap: number, from: number, to: number): readonly number[] {
  return Array.from({ length: Math.floor((to - from) / gap) + 1 }, (_, i) => from + i * gap);
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A power of ten, such as 10⁻⁶. */
export function tenTo(power: number): string {
  if (power === 0) return "1";
  const digits = Array.from(String(Math.abs(power)), (digit) => SUPERSCRIPTS[Number(digit)] ?? "");
  return `10${power < 0 ? "⁻" : ""}${digits.join("")}`;
}
