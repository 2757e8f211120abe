import { isVariadic } from "../language/arity";
import type { Op } from "../model/graph";

/** An op that takes any number of inputs is drawn with so many at first. */
const AT_FIRST = 2;

/** The most inputs that an op takes. */
export function mostSlots(op: Op): number {
  return isVariadic(op) ? Infinity : op.inputs.length;
}

/** Inputs for a use of an op: those given, and open slots up to what it takes. */
export function slotsFor(op: Op, given: readonly (string | null)[]): readonly (string | null)[] {
  const least = isVariadic(op) ? Math.max(AT_FIRST, op.inputs.length) : op.inputs.length;
  const open = Array<null>(Math.max(0, least - given.length)).fill(null);
  return [...given, ...open];
}

/** Inputs with one slot filled, others opened where there are not so many yet. */
export function filled(
  slots: readonly (string | null)[],
  slot: number,
  from: string | null,
): readonly (string | null)[] {
  const length = Math.max(slots.length, slot + 1);
  return Array.from({ length }, (_, i) => (i === slot ? from : (slots[i] ?? null)));
}

/** How many inputs an op takes, in words: "2 inputs (a, b)". */
export function arity(op: Op): string {
  const count = op.inputs.length;
  if (count === 0) return "no inputs";
  const names = op.inputs.map((name) => name.replace("*", "")).join(", ");
  return `${isVariadic(op) ? "at least " : ""}${count} input${count === 1 ? "" : "s"} (${names})`;
}
