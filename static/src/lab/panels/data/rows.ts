import { isTensor, toFloat, type Value } from "../../../model/value";
import type { Rows } from "../../contract";

/** What stands in a tensor of two dimensions, row by row. */
export function rowsOf(value: Value): readonly (readonly number[])[] {
  if (!isTensor(value)) return [[toFloat(value)]];
  const [count = 0, width = 1] = value.shape;
  return Array.from({ length: count }, (_, i) =>
    value.data.slice(i * width, (i + 1) * width).map(toFloat),
  );
}

/** How many rows a dataset has. */
export function countOf({ x }: Rows): number {
  return isTensor(x) ? (x.shape[0] ?? 0) : 1;
}
