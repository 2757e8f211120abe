/** A number as it travels in JSON: what is not finite travels as a word. */
export type Num = number | "NaN" | "Infinity" | "-Infinity";

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: readonly Num[];
}

/** What a node holds: a number, or a tensor in row-major order. */
export type Value = Num | Tensor;

/** What a node receives: a value or, where paths are counted, a whole number however large. */
export type Quantity = Value | bigint;

export function isTensor(value: Quantity): value is Tensor {
  return typeof value === "object";
}

/** A count of paths, which is exact. */
export function isCount(value: Quantity): value is bigint {
  return typeof value === "bigint";
}

/** The number as a float, with its words turned into NaN and the infinities. */
export function toFloat(num: Num | bigint): number {
  return Number(num);
}

/** The largest magnitude in a value; NaN where it holds one. */
export function magnitude(value: Quantity): number {
  const nums: readonly (Num | bigint)[] = isTensor(value) ? value.data : [value];
  return nums.reduce<number>((most, num) => Math.max(most, Math.abs(toFloat(num))), 0);
}
