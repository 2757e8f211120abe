import type { Knob } from "../contract";

/** Where a slider stands, 0 at its left end and 1 at its right, and the steps a number goes in. */

type Range = Pick<Knob, "low" | "high" | "scale" | "whole">;

/** So many places a linear knob is divided into, about. */
const PLACES = 100;
/** Digits that matter of a number that a logarithmic slider is dragged to. */
const DRAGGED = 2;

/** The place of a value on its slider; of one beyond the range the nearer end. */
export function placeOf(knob: Range, value: number): number {
  const { low, high } = knob;
  if (high <= low) return 0;
  const inside = clamped(knob, value);
  if (!isLog(knob)) return (inside - low) / (high - low);
  return Math.log(inside / low) / Math.log(high / low);
}

/** The value that a slider means at a place, with few digits; at its ends exactly the range's. */
export function valueAt(knob: Range, place: number): number {
  const { low, high } = knob;
  if (place <= 0) return low;
  if (place >= 1) return high;
  if (!isLog(knob)) return settled(knob, onGrid(low + place * (high - low), stepOf(knob)));
  return settled(knob, Number((low * (high / low) ** place).toPrecision(DRAGGED)));
}

/**
 * The number so many steps on. A linear one goes by steps of its range; a logarithmic one by ones
 * of its leading digit: 0.08, 0.09, 0.1, 0.2.
 */
export function stepped(knob: Range, value: number, steps: number): number {
  if (!isLog(knob)) return settled(knob, summed(value, steps, stepOf(knob)));
  let next = value;
  for (let i = 0; i < Math.abs(steps); i++) next = nextDigit(next, Math.sign(steps));
  return settled(knob, next);
}

function isLog({ scale, low }: Range): boolean {
  return scale === "log" && low > 0;
}

/** 1, 2 or 5 times a power of ten; of a whole knob never below 1. */
function stepOf({ low, high, whole }: Range): number {
  const rough = (high - low) / PLACES;
  if (whole && rough <= 1) return 1;
  const power = Math.floor(Math.log10(rough) + 1e-9);
  const leading = rough / 10 ** power;
  const digit = leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7.5 ? 5 : 10;
  return Number(`${digit}e${power}`);
}

/** The next number of one digit above a positive one (direction 1) or below it (-1). */
function nextDigit(value: number, direction: number): number {
  const power = Math.floor(Math.log10(value) + 1e-9);
  const digit = Number((value / 10 ** power).toPrecision(12));
  if (direction > 0) return Number(`${Math.floor(digit) + 1}e${power}`);
  if (digit <= 1) return Number(`9e${power - 1}`);
  return Number(`${Math.ceil(digit) - 1}e${power}`);
}

function settled(knob: Range, value: number): number {
  const inside = clamped(knob, value);
  return knob.whole ? Math.round(inside) : inside;
}

function clamped({ low, high }: Range, value: number): number {
  return Math.min(high, Math.max(low, value));
}

function onGrid(value: number, step: number): number {
  return summed(0, Math.round(value / step), step);
}

/** start + steps × step without the dust of binary fractions. */
function summed(start: number, steps: number, step: number): number {
  return Number((start + steps * step).toPrecision(12));
}
