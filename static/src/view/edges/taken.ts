import type { Rect } from "../placing/rect";

/** Room kept between a label and whatever is next to it, px. */
const CLEAR = 2;

const CELL = 128;

/** Boxes by the cells of a grid that they touch. */
export class Taken {
  readonly #cells = new Map<number, Rect[]>();

  add(rect: Rect): void {
    for (const cell of cellsOf(rect)) {
      const rects = this.#cells.get(cell);
      if (rects) rects.push(rect);
      else this.#cells.set(cell, [rect]);
    }
  }

  isFree(rect: Rect): boolean {
    return cellsOf(rect).every((cell) =>
      (this.#cells.get(cell) ?? []).every((other) => !touch(rect, other)),
    );
  }

  /** Area of a box that is taken; what spans several cells may count more than once. */
  covered(rect: Rect): number {
    let area = 0;
    for (const cell of cellsOf(rect)) {
      for (const other of this.#cells.get(cell) ?? []) area += shared(rect, other);
    }
    return area;
  }
}

function cellsOf({ x, y, width, height }: Rect): number[] {
  const cells: number[] = [];
  for (let i = Math.floor((x - CLEAR) / CELL); i * CELL <= x + width + CLEAR; i++) {
    for (let j = Math.floor((y - CLEAR) / CELL); j * CELL <= y + height + CLEAR; j++) {
      cells.push(i * 1_000_003 + j);
    }
  }
  return cells;
}

function shared(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Whether two boxes meet, or nearly so. */
export function touch(a: Rect, b: Rect): boolean {
  return (
    a.x < b.x + b.width + CLEAR &&
    b.x < a.x + a.width + CLEAR &&
    a.y < b.y + b.height + CLEAR &&
    b.y < a.y + a.height + CLEAR
  );
}
