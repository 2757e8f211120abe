import type { Slice } from "../model/slices";
import { toFloat, type Tensor } from "../model/value";

/** What stands in the cells of a grid, as text: a person may leave it unfinished. */
export type Rows = readonly (readonly string[])[];

/** What a cell holds that nobody has filled in yet. */
const EMPTY = "0";

/** The numbers of a matrix, or of one slice of a tensor. */
export function rowsOf({ data }: Tensor, { first, rows, columns }: Slice): Rows {
  return Array.from({ length: rows }, (_, row) => {
    const start = first + row * columns;
    return data.slice(start, start + columns).map((number) => String(toFloat(number)));
  });
}

export function withText(rows: Rows, row: number, column: number, text: string): Rows {
  return rows.map((line, i) => (i === row ? line.with(column, text) : line));
}

/** The grid with so many rows and columns: cut off, or filled up. */
export function resized(rows: Rows, height: number, width: number): Rows {
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => rows[row]?.[column] ?? EMPTY),
  );
}

/** The grid with a table put over it from a cell on; it grows where the table is larger. */
export function withTable(rows: Rows, row: number, column: number, table: Rows): Rows {
  const height = Math.max(rows.length, row + table.length);
  const width = Math.max(rows[0]?.length ?? 0, column + (table[0]?.length ?? 0));
  return resized(rows, height, width).map((line, i) =>
    line.map((cell, j) => table[i - row]?.[j - column] ?? cell),
  );
}

/** The tensor of a whole grid; one row can be a list, with a single axis. */
export function tensorOf(numbers: readonly number[], rows: Rows, isList: boolean): Tensor {
  const columns = rows[0]?.length ?? 0;
  const shape = isList && rows.length === 1 ? [columns] : [rows.length, columns];
  return { shape, data: numbers };
}

/** A tensor of more axes with one of its slices replaced. */
export function withSlice(tensor: Tensor, { first }: Slice, numbers: readonly number[]): Tensor {
  const { shape, data } = tensor;
  return {
    shape,
    data: [...data.slice(0, first), ...numbers, ...data.slice(first + numbers.length)],
  };
}
