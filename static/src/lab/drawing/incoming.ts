import type { Wiring } from "./edges";

/** A number that comes into a unit: of which row and column of the weights, and from where. */
export interface Incoming {
  readonly row: number;
  readonly column: number;
  readonly parameter: number;
  readonly source: number;
  readonly unit: number;
}

/** The weights of one row, in the order of its columns. */
export function incoming(
  { sources, weights }: Wiring,
  widths: readonly number[],
  row: number,
): readonly Incoming[] {
  const from = sources.flatMap((source) =>
    Array.from({ length: widths[source] ?? 0 }, (_, unit) => ({ source, unit })),
  );
  return from.map(({ source, unit }, column) => ({
    row,
    column,
    parameter: weights + row * from.length + column,
    source,
    unit,
  }));
}
