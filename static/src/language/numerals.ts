import type { AttrValue } from "../model/graph";
import { isTensor, toFloat, type Num, type Tensor, type Value } from "../model/value";

/** The language writes tensors no deeper. */
const DEEPEST_TENSOR = 8;

/** A value as a literal; null where the language has none for it, as for infinity. */
export function literalOf(value: Value): string | null {
  if (!isTensor(value)) return Number.isFinite(toFloat(value)) ? numeral(toFloat(value)) : null;
  const { shape, data } = value;
  const isPlain = shape.length > 0 && shape.length <= DEEPEST_TENSOR && data.length > 0;
  return isPlain && data.every((num) => Number.isFinite(toFloat(num))) ? nested(value) : null;
}

/** A setting of an op as it is written in a call. */
export function settingText(value: AttrValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return numeral(value);
  const [first, ...more] = value;
  return first !== undefined && more.length === 0 ? `(${first},)` : `(${value.join(", ")})`;
}

export function sameSetting(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((each, i) => each === other[i]);
}

export function sameValue(one: Value | null, other: Value | null): boolean {
  if (one === null || other === null) return one === other;
  if (!isTensor(one) || !isTensor(other)) return Object.is(one, other);
  return (
    one.data.length === other.data.length &&
    String(one.shape) === String(other.shape) &&
    one.data.every((num, i) => Object.is(num, other.data[i]))
  );
}

function numeral(x: number): string {
  return Object.is(x, -0) ? "-0.0" : String(x);
}

function nested({ shape, data }: Tensor): string {
  let parts = data.map((num: Num) => numeral(toFloat(num)));
  for (const size of shape.toReversed()) {
    parts = Array.from({ length: parts.length / size }, (_, i) => {
      const row = parts.slice(i * size, (i + 1) * size);
      return `[${row.join(", ")}]`;
    });
  }
  return parts[0] ?? "";
}
