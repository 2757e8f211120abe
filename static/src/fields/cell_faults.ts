import { parseNumber } from "./number_steps";

/** A cell that holds no number, and why, in words; rows and columns are counted from 0. */
export interface CellFault {
  readonly row: number;
  readonly column: number;
  readonly words: string;
}

/** The numbers of cells, row by row, or what is wrong with those that hold none. */
export type Cells =
  | { readonly numbers: readonly number[]; readonly faults: readonly [] }
  | { readonly numbers: null; readonly faults: readonly CellFault[] };

export function numbersOf(rows: readonly (readonly string[])[]): Cells {
  const read = rows.flatMap((row, i) =>
    row.map((cell, j) => ({ row: i, column: j, ...cellOf(cell) })),
  );
  const faults = read.flatMap(({ row, column, fault }) =>
    fault === null ? [] : [{ row, column, words: fault }],
  );
  if (faults.length > 0) return { numbers: null, faults };
  return { numbers: read.map(({ value }) => value ?? 0), faults: [] };
}

function cellOf(cell: string): { readonly value: number | null; readonly fault: string | null } {
  if (cell.trim() === "") return { value: null, fault: "it is empty." };
  if (/^[+-]?\d+,\d+$/.test(cell.trim())) {
    return {
      value: null,
      fault: `“${cell}” could be one number or two, or a thousand: write it with a point or no sign.`,
    };
  }
  return parseNumber(cell);
}

/** A fault with its place, as people count. */
export function placed({ row, column, words }: CellFault): string {
  return `Row ${row + 1}, column ${column + 1}: ${words}`;
}
