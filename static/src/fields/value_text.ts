import type { Tensor, Value } from "../model/value";
import { parseNumber } from "./number_steps";

/** What was typed: a number or a tensor, or why it is neither, in words. */
export type TypedValue =
  | { readonly value: Value; readonly fault: null }
  | { readonly value: null; readonly fault: string };

/** Lists within lists are read so deep, which is as many axes as an op takes. */
const DEEPEST = 16;

/** Reads a number, or a tensor written as lists: `3`, `[1, 2]`, `[[1, 2], [3, 4]]`. */
export function readValue(text: string): TypedValue {
  if (!text.trim().startsWith("[")) return parseNumber(text);
  try {
    const tensor = tensorOf(JSON.parse(text.replace(/−/g, "-")));
    return typeof tensor === "string" ? refused(tensor) : { value: tensor, fault: null };
  } catch {
    return refused("That list cannot be read; write one such as [1, 2] or [[1, 2], [3, 4]].");
  }
}

/** The tensor that lists within lists are, or why they are none. */
function tensorOf(lists: unknown): Tensor | string {
  const shape: number[] = [];
  let layer: readonly unknown[] = [lists];
  while (layer.length > 0 && layer.every(Array.isArray)) {
    const [first] = layer as readonly (readonly unknown[])[];
    const size = first?.length ?? 0;
    if (size === 0) return "A list needs at least one number.";
    const uneven = layer.some((list) => (list as readonly unknown[]).length !== size);
    if (uneven) return `Lists beside each other must be of one length; the first has ${size}.`;
    if (shape.length === DEEPEST) return `Lists go ${DEEPEST} deep at most.`;
    shape.push(size);
    layer = layer.flat();
  }
  const data = layer.filter((each) => typeof each === "number" && Number.isFinite(each));
  if (data.length < layer.length) return "A list holds finite numbers, or lists of one length.";
  return { shape, data: data as readonly number[] };
}

function refused(fault: string): TypedValue {
  return { value: null, fault };
}
