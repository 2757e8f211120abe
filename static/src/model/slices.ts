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

/** What a slice is called by its place in the outer axes; empty where there is only one. */
export function sliceName(outer: readonly number[], index: number): string {
  if (outer.length === 0) return "";
  const places: number[] = [];
  let rest = index;
  for (const size of outer.toReversed()) {
    places.unshift((rest % size) + 1);
    rest = Math.floor(rest / size);
  }
  return `slice ${places.join(", ")}`;
}
