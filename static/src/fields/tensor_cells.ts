import type { Tensor } from "../model/value";

/** A matrix, or a row, within the row-major numbers of a tensor. */
export interface Slice {
  /** Which slice it is, such as "slice 2, 1"; empty where there is only one. */
  readonly name: string;
  /** The index of its first number. */
  readonly first: number;
  readonly rows: number;
  readonly columns: number;
}

/** The slices of a shape, in order; a vector is one row. */
export function slicesOf(shape: readonly number[]): Slice[] {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.at(-2) ?? 1;
  const outer = shape.slice(0, -2);
  const count = outer.reduce((product, size) => product * size, 1);
  return Array.from({ length: count }, (_, index) => ({
    name: sliceName(outer, index),
    first: index * rows * columns,
    rows,
    columns,
  }));
}

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

function sliceName(outer: readonly number[], index: number): string {
  if (outer.length === 0) return "";
  const places: number[] = [];
  let rest = index;
  for (const size of outer.toReversed()) {
    places.unshift((rest % size) + 1);
    rest = Math.floor(rest / size);
  }
  return `slice ${places.join(", ")}`;
}
