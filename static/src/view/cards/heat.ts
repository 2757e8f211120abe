import { toFloat, type Tensor } from "../../model/value";

/** Most cells along a side of a picture. */
export const MOST_CELLS = 8;

/** A tensor as a small picture: each cell from -1 to 1, or NaN. */
export interface Heat {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly number[];
}

/**
 * The picture of a tensor, its last axis across and all others down. Where a cell stands for
 * several numbers it shows the largest of them, so that a lone spike is seen.
 */
export function heatOf({ shape, data }: Tensor): Heat {
  const across = shape.at(-1) ?? 1;
  const down = across > 0 ? data.length / across : 0;
  const rows = Math.min(MOST_CELLS, down);
  const columns = Math.min(MOST_CELLS, across);
  const scale = scaleOf(data.map(toFloat));
  const cells = new Array<number>(rows * columns).fill(0);
  for (const [i, num] of data.entries()) {
    const row = Math.floor((Math.floor(i / across) * rows) / down);
    const column = Math.floor(((i % across) * columns) / across);
    const at = row * columns + column;
    cells[at] = larger(cells[at] ?? 0, shade(toFloat(num), scale));
  }
  return { rows, columns, cells };
}

function scaleOf(nums: readonly number[]): number {
  const largest = nums.reduce(
    (most, num) => (Number.isFinite(num) ? Math.max(most, Math.abs(num)) : most),
    0,
  );
  return largest || 1;
}

function shade(num: number, scale: number): number {
  return Number.isNaN(num) ? NaN : Math.max(-1, Math.min(1, num / scale));
}

/** NaN outdoes every number: it must not hide behind one. */
function larger(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  return Math.abs(b) > Math.abs(a) ? b : a;
}
