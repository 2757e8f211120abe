import type { Rows } from './vertex';

/** Preferred width to height of a drawing of many small parts. */
const ASPECT = 1.6;

interface Part {
  readonly rows: Rows;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Set parts (their own drawings done) side by side on shelves, in order; answers the size of all. */
export function packParts(parts: readonly Rows[], gap: number): { width: number; height: number } {
  const measured = parts.map(measure);
  const shelfWidth = shelfWidthFor(measured, gap);
  const size = { width: 0, height: 0 };
  let [x, y] = [0, 0];
  for (const part of measured) {
    if (x > 0 && x + part.width > shelfWidth) [x, y] = [0, size.height + gap];
    move(part.rows, x, y - part.top);
    size.width = Math.max(size.width, x + part.width);
    size.height = Math.max(size.height, y + part.height);
    x += part.width + gap;
  }
  return size;
}

function measure(rows: Rows): Part {
  let [top, bottom] = [Infinity, -Infinity];
  for (const vertex of rows.flat()) {
    top = Math.min(top, vertex.y - vertex.height / 2);
    bottom = Math.max(bottom, vertex.y + vertex.height / 2);
  }
  const width = rows.at(-1)?.[0]?.column.right ?? 0;
  return { rows, top, width, height: bottom - top };
}

function shelfWidthFor(parts: readonly Part[], gap: number): number {
  const widest = parts.reduce((width, part) => Math.max(width, part.width), 0);
  const area = parts.reduce((sum, part) => sum + (part.width + gap) * (part.height + gap), 0);
  return Math.max(widest, Math.sqrt(area * ASPECT));
}

function move(rows: Rows, dx: number, dy: number): void {
  for (const row of rows) {
    const [first] = row;
    if (!first) continue;
    const column = { left: first.column.left + dx, right: first.column.right + dx };
    for (const vertex of row) {
      vertex.column = column;
      vertex.y = Math.round((vertex.y + dy) * 100) / 100;
    }
  }
}
