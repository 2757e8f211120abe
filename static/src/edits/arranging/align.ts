import type { Point } from "../../model/document";
import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import { placed } from "./move";

/** Something as it is drawn: its top left corner and size, px of the drawing. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where a box goes that is lined up within the box around all of them. */
const SIDES = {
  left: (box: Box, all: Box): Point => ({ x: all.x, y: box.y }),
  centre: (box: Box, all: Box): Point => ({ x: all.x + (all.width - box.width) / 2, y: box.y }),
  right: (box: Box, all: Box): Point => ({ x: all.x + all.width - box.width, y: box.y }),
  top: (box: Box, all: Box): Point => ({ x: box.x, y: all.y }),
  middle: (box: Box, all: Box): Point => ({ x: box.x, y: all.y + (all.height - box.height) / 2 }),
  bottom: (box: Box, all: Box): Point => ({ x: box.x, y: all.y + all.height - box.height }),
};

export type Side = keyof typeof SIDES;

/** Things lined up at a side of the box around them, or in its middle. */
export function align(
  work: Work,
  ids: Iterable<string>,
  side: Side,
  boxes: ReadonlyMap<string, Box>,
): Edit | Refusal {
  const among = boxesAmong(ids, boxes);
  if (among.length < 2) return refusal(null, "select two or more to line them up");
  const all = around(among.map(([, box]) => box));
  const moved = among.map(([id, box]) => [id, SIDES[side](box, all)] as const);
  return placed(work, new Map(moved), (which) => `align ${which} at the ${side}`);
}

export type Direction = "across" | "down";

/** Things set apart evenly between the two outermost, which stay. */
export function distribute(
  work: Work,
  ids: Iterable<string>,
  direction: Direction,
  boxes: ReadonlyMap<string, Box>,
): Edit | Refusal {
  const [at, size] =
    direction === "across" ? (["x", "width"] as const) : (["y", "height"] as const);
  const among = boxesAmong(ids, boxes).toSorted(([, a], [, b]) => a[at] - b[at]);
  if (among.length < 3) return refusal(null, "select three or more to set them apart evenly");
  const all = around(among.map(([, box]) => box));
  const filled = among.reduce((sum, [, box]) => sum + box[size], 0);
  const gap = (all[size] - filled) / (among.length - 1);
  let next = all[at];
  const moved = among.map(([id, box]) => {
    const to = { x: box.x, y: box.y, [at]: next };
    next += box[size] + gap;
    return [id, to] as const;
  });
  return placed(work, new Map(moved), (which) => `set ${which} apart evenly`);
}

/** The drawing's rhythm, px. */
export const GRID = 8;

/** Things put onto the nearest lines of a grid: some, or with null all that are drawn. */
export function alignToGrid(
  work: Work,
  ids: Iterable<string> | null,
  from: ReadonlyMap<string, Point>,
  step: number = GRID,
): Edit | Refusal {
  const onGrid = (at: number): number => Math.round(at / step) * step;
  const moved = [...(ids ?? from.keys())].flatMap((id) => {
    const place = from.get(id);
    return place ? [[id, { x: onGrid(place.x), y: onGrid(place.y) }] as const] : [];
  });
  return placed(work, new Map(moved), (which) => `align ${which} to the grid`);
}

/** Those of some ids that are drawn, with where. */
export function boxesAmong(
  ids: Iterable<string>,
  boxes: ReadonlyMap<string, Box>,
): readonly (readonly [id: string, box: Box])[] {
  return [...new Set(ids)].flatMap((id) => {
    const box = boxes.get(id);
    return box ? [[id, box] as const] : [];
  });
}

/** The smallest box around all of some. */
export function around(boxes: readonly Box[]): Box {
  const left = boxes.reduce((least, { x }) => Math.min(least, x), Infinity);
  const top = boxes.reduce((least, { y }) => Math.min(least, y), Infinity);
  const right = boxes.reduce((most, { x, width }) => Math.max(most, x + width), -Infinity);
  const bottom = boxes.reduce((most, { y, height }) => Math.max(most, y + height), -Infinity);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
