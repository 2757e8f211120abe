import { parseNumber, type Typed } from "../../fields/number_steps";
import type { Knob } from "../contract";

/** Reads what was typed for a knob: a number within its range, or why it is none, in words. */
export function typedFor(knob: Knob, text: string): Typed {
  const typed = parseNumber(pointed(text.trim(), knob.whole));
  if (typed.fault !== null) return typed;
  const fault = complaint(knob, typed.value);
  return fault === null ? typed : { value: null, fault };
}

/** Why a knob cannot be set to a number, or null where it can. */
export function complaint({ title, low, high, whole }: Knob, value: number): string | null {
  if (value >= low && value <= high && (!whole || Number.isInteger(value))) return null;
  const kind = whole ? "a whole number" : "a number";
  return `${title} is ${kind} from ${low} to ${high}, got ${value}`;
}

/** A decimal comma as a point. What cannot have decimals has commas between its thousands. */
function pointed(text: string, whole: boolean): string {
  if (whole && /^\d{1,3}(?:,\d{3})+$/.test(text)) return text.replaceAll(",", "");
  return /^[^.,]*,[^.,]*$/.test(text) ? text.replace(",", ".") : text;
}
