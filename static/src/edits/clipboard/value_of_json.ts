import { numOf, valueOf } from "../../model/saved";
import { isTensor, type Num, type Value } from "../../model/value";
import { isWhole } from "../nodes/leaf";

/** As deep as a tensor may be nested. */
const DEEPEST = 8;

/** A number, one of the words for what is not finite, a tensor, or nested lists; else null. */
export function valueOfJson(data: unknown): Value | null {
  if (Array.isArray(data)) return tensorOf(data);
  const value = valueOf(data);
  if (value === null || !isWhole(value)) return null;
  const nums = isTensor(value) ? value.data : [value];
  return nums.every(isSayable) ? value : null;
}

/** JSON reads 1e999 as a number that JSON cannot write. */
function isSayable(num: Num): boolean {
  return typeof num === "string" || Number.isFinite(num);
}

/** The tensor that nested lists write; null where they are ragged or hold anything but numbers. */
function tensorOf(data: readonly unknown[]): Value | null {
  const shape: number[] = [];
  let level: readonly unknown[] = [data];
  while (level.some(Array.isArray)) {
    const size = Array.isArray(level[0]) ? level[0].length : 0;
    if (size === 0 || shape.length === DEEPEST) return null;
    if (!level.every((each) => Array.isArray(each) && each.length === size)) return null;
    shape.push(size);
    level = level.flat();
  }
  const nums = level.flatMap((each) => numOf(each) ?? []);
  return nums.length === level.length && nums.every(isSayable) ? { shape, data: nums } : null;
}
