import { short } from "../../model/format";

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Round numbers from low to high, at most so many steps apart. */
export function ticks(low: number, high: number, most: number): Tick[] {
  const step = roundStep((high - low) / (most + 0.999));
  if (!(step > 0) || !Number.isFinite(step)) return [];
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Array.from({ length: last - first + 1 }, (_, k) => {
    // Multiplied anew each time, or 0.1 would add up to 0.30000000000000004.
    const at = Number(((first + k) * step).toFixed(Math.min(100, places)));
    return { at, text: typographic(short(at)) };
  });
}

/** Round numbers of a scale on which each is a multiple of the one before: powers of ten, thinned
 *  out where they are many, and filled with twos and fives where they are few. */
export function logTicks(low: number, high: number, most: number): Tick[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const thinned = Math.max(1, Math.ceil((last - first) / Math.max(1, most)));
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const found: Tick[] = [];
    for (let power = first; power <= last; power += factors.length > 1 ? 1 : thinned)
      for (const factor of factors) {
        const at = Number(`${factor}e${power}`);
        if (at >= low * (1 - 1e-9) && at <= high * (1 + 1e-9))
          found.push({ at, text: typographic(short(at)) });
      }
    if (found.length <= most || factors.length === 1) return found;
  }
  return [];
}

/** A number's text with a true minus sign. */
export function typographic(text: string): string {
  return text.replace("-", "−");
}

/** The least of 1, 2 and 5 times a power of ten that is not below. */
function roundStep(rough: number): number {
  const power = Math.floor(Math.log10(rough));
  const size = [1, 2, 5, 10].find((each) => Number(`${each}e${power}`) >= rough * (1 - 1e-9)) ?? 10;
  return Number(`${size}e${power}`);
}
