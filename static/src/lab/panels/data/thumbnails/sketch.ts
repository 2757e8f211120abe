import type { Rows } from "../../../contract";
import { rowsOf } from "../rows";

/** A mark of a small picture; places run from 0 to 1, to the right and upwards. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  /** Its class, or its number as a share of the largest size there is; null where it has neither. */
  readonly of: { readonly cls: number } | { readonly shade: number } | null;
}

/** What a small picture of a dataset shows. */
export type Sketch =
  | { readonly kind: "marks"; readonly marks: readonly Mark[] }
  | {
      readonly kind: "picture";
      readonly height: number;
      readonly width: number;
      /** From 0 (blank) to 1, row by row from the top. */
      readonly shades: readonly number[];
    };

/** More marks than these are a smear. */
const MOST_MARKS = 240;

/**
 * Of pictures one of the rows, of a curve its points; else the rows in the plane of the two features
 * that tell the most, or of one that does and the number that is to be learnt.
 */
export function sketchOf(rows: Rows): Sketch {
  const all = rowsOf(rows.x);
  if (rows.picture) return pictureOf(rows.picture, all[0] ?? []);
  const columns = rows.features.map((_, i) => all.map((row) => row[i] ?? 0));
  const { classes, numbers } = rows;
  if (classes) {
    const telling = ranked(columns, (column) => apart(column, classes.of)).slice(0, 2);
    // What lies in a plane is drawn as it lies there.
    const [first = [], second = first] = columns.filter((column) => telling.includes(column));
    return marksOf(first, second, (i) => ({ cls: classes.of[i] ?? 0 }));
  }
  const learnt = numbers ? rowsOf(numbers.values).map((row) => row[0] ?? 0) : [];
  if (columns.length !== 2) {
    const [telling] = ranked(columns, (column) => alike(column, learnt));
    return marksOf(telling ?? [], learnt, () => null);
  }
  const most = learnt.reduce((reach, value) => Math.max(reach, Math.abs(value)), 0);
  return marksOf(columns[0] ?? [], columns[1] ?? [], (i) => ({
    shade: most > 0 ? (learnt[i] ?? 0) / most : 0,
  }));
}

function pictureOf([height, width]: readonly [number, number], row: readonly number[]): Sketch {
  const most = Math.max(...row, Number.MIN_VALUE);
  return { kind: "picture", height, width, shades: row.map((value) => Math.max(0, value / most)) };
}

function marksOf(
  across: readonly number[],
  upwards: readonly number[],
  of: (row: number) => Mark["of"],
): Sketch {
  const x = within(across);
  const y = within(upwards);
  const step = Math.max(1, Math.ceil(x.length / MOST_MARKS));
  const shown = x.map((_, i) => i).filter((i) => i % step === 0);
  return {
    kind: "marks",
    marks: shown.map((i) => ({ x: x[i] ?? 0, y: y[i] ?? 0, of: of(i) })),
  };
}

/** Numbers from the least (0) to the greatest (1). */
function within(values: readonly number[]): readonly number[] {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return values.map((value) => (high > low ? (value - low) / (high - low) : 0.5));
}

/** The columns, those first that are worth the most. */
function ranked(
  columns: readonly (readonly number[])[],
  worth: (column: readonly number[]) => number,
): readonly (readonly number[])[] {
  const worths = new Map(columns.map((column) => [column, worth(column)]));
  return columns.toSorted((one, other) => (worths.get(other) ?? 0) - (worths.get(one) ?? 0));
}

/** How far the means of classes lie apart, measured by how far each is strewn. */
function apart(column: readonly number[], of: readonly number[]): number {
  const sums = new Map<number, { count: number; sum: number; squares: number }>();
  column.forEach((value, i) => {
    const cls = of[i] ?? 0;
    const { count, sum, squares } = sums.get(cls) ?? { count: 0, sum: 0, squares: 0 };
    sums.set(cls, { count: count + 1, sum: sum + value, squares: squares + value * value });
  });
  const mean = meanOf(column);
  let between = 0;
  let inside = 0;
  for (const { count, sum, squares } of sums.values()) {
    between += count * (sum / count - mean) ** 2;
    inside += squares - sum ** 2 / count;
  }
  return inside > 0 ? between / inside : between;
}

/** How far one column tells the other along a line: the square of their correlation. */
function alike(column: readonly number[], other: readonly number[]): number {
  const [mean, otherMean] = [meanOf(column), meanOf(other)];
  let both = 0;
  let own = 0;
  let others = 0;
  column.forEach((value, i) => {
    const [a, b] = [value - mean, (other[i] ?? 0) - otherMean];
    both += a * b;
    own += a * a;
    others += b * b;
  });
  return own > 0 && others > 0 ? both ** 2 / (own * others) : 0;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
