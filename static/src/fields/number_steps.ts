/** The keys held while stepping or dragging: Shift takes ten steps, Alt a tenth of one. */
export interface Modifiers {
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** How far the pointer moves for one step, px. */
export const PIXELS_PER_STEP = 4;

/** What was typed: a number, or why it is none, in words. */
export type Typed =
  | { readonly value: number; readonly fault: null }
  | { readonly value: null; readonly fault: string };

/** One step of a number: 0.1 below ten, then a tenth of its leading place; tiny ones by their own. */
export function stepOf(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(size)) return 0.1;
  const place = Number(size.toExponential().split("e")[1]);
  if (size < 0.01) return Number(`1e${place}`);
  return Number(`1e${Math.max(place, 0) - 1}`);
}

/** The number some steps up, or down where negative. */
export function stepped(value: number, steps: number, modifiers: Modifiers): number {
  const start = Number.isFinite(value) ? value : 0;
  const step = Number(`${stepOf(start)}`) * (modifiers.shiftKey ? 10 : 1);
  return sum(start, steps, modifiers.altKey ? divided(step, 10) : step);
}

/** The number after dragging `pixels` to the right from where it was `start`. */
export function scrubbed(start: number, pixels: number, modifiers: Modifiers): number {
  return stepped(start, Math.round(pixels / PIXELS_PER_STEP), modifiers);
}

/** Reads a number as people write it; a finite one or words on what to type instead. */
export function parseNumber(text: string): Typed {
  const plain = text.trim().replace(/[−–]/g, "-").replace(/^\+/, "");
  if (plain === "") return refused("Type a number, such as 0.5.");
  if (/^-?(?:inf(?:inity)?|∞|nan)$/i.test(plain)) {
    return refused("A number here must be finite: infinity and NaN cannot be set.");
  }
  if (/^-?\d+,\d+$/.test(plain)) {
    return refused(`Write the decimal with a point: ${plain.replace(",", ".")}.`);
  }
  if (!/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)) {
    return refused(`“${text.trim()}” is not a number; type one such as -1.5 or 2e-3.`);
  }
  const value = Number(plain);
  if (!Number.isFinite(value)) {
    return refused("That is too large: numbers go up to about 1.8e308.");
  }
  return { value: value === 0 ? 0 : value, fault: null };
}

/** The number as a screen reader should say it: many leave a hyphen out. */
export function spoken(value: number): string {
  if (Number.isNaN(value)) return "not a number";
  const size = Number.isFinite(value) ? String(Math.abs(value)) : "infinity";
  return value < 0 ? `minus ${size}` : size;
}

function refused(fault: string): Typed {
  return { value: null, fault };
}

/** start + steps × step, with no more decimals than these have, so without 0.30000000000000004. */
function sum(start: number, steps: number, step: number): number {
  const limit = Number.MAX_VALUE;
  const raw = Math.min(limit, Math.max(-limit, start + steps * step));
  const places = Math.max(decimals(start), decimals(step));
  const rounded = places > 100 ? raw : Number(raw.toFixed(places));
  return rounded === 0 ? 0 : rounded;
}

function divided(step: number, by: number): number {
  return Number((step / by).toPrecision(12));
}

/** How many decimals the shortest form of a number has. */
function decimals(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  const fraction = digits.split(".")[1]?.length ?? 0;
  return Math.max(0, fraction - Number(exponent));
}
