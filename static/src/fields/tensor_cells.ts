import { sliceName } from "../model/slices";
import type { Tensor } from "../model/value";

/** The name of one number, such as "W row 1 column 2". */
export function cellLabel(label: string, shape: readonly number[], index: number): string {
  const columns = shape.at(-1) ?? 1;
  const column = (index % columns) + 1;
  if (shape.length === 0) return label;
  if (shape.length === 1) return `${label} element ${column}`;
  const rows = shape.at(-2) ?? 1;
  const row = (Math.floor(index / columns) % rows) + 1;
  const slice = sliceName(shape.slice(0, -2), Math.floor(index / (rows * columns)));
  return [label, slice, `row ${row} column ${column}`].filter(Boolean).join(" ");
}

/** The tensor with one number replaced. */
export function withCell(tensor: Tensor, index: number, number: number): Tensor {
  return { shape: tensor.shape, data: tensor.data.with(index, number) };
}
