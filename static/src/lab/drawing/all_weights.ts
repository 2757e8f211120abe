import { signal } from "@preact/signals";

/** The layer whose numbers are all shown as a table; null while none are. */
export const tableOf = signal<number | null>(null);

/** A part of a large table, as many cells as are looked over and shown at once. */
export interface Part {
  readonly first: number;
  readonly count: number;
}

/** A stretch of `most` of `length`, from `first` on, as long as there is so much. */
export function partFrom(first: number, length: number, most: number): Part {
  const begin = Math.max(0, Math.min(first, Math.floor((length - 1) / most) * most));
  return { first: begin, count: Math.min(most, length - begin) };
}

/** The cells that differ between two tables of one size. */
export function changedCells(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
): readonly { readonly row: number; readonly column: number; readonly text: string }[] {
  return after.flatMap((line, row) =>
    line.flatMap((text, column) => (text === before[row]?.[column] ? [] : [{ row, column, text }])),
  );
}
