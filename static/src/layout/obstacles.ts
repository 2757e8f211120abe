import { boxesIn, type Area, type BoxIndex } from "./box_index";
import { isLevel, pointAt } from "./curve";
import type { Box, CubicBezier } from "./layout";

/** The cards that a route should not pass through. */
export interface Obstacles {
  readonly boxes: readonly Box[];
  readonly index: BoxIndex;
}

/** Pieces that a bent curve is looked at in. */
const PIECES = 10;
/** Room that a route keeps from the cards that it passes, px. */
export const CLEARANCE = 8;
/** After so many cards a route is bad enough. */
const ENOUGH = 6;

/** The cards that curves pass through or nearly touch; those at their `ends` only if they enter them. */
export function cardsOn(
  curves: readonly CubicBezier[],
  { boxes, index }: Obstacles,
  ends: readonly number[],
): Set<number> {
  const found = new Set<number>();
  for (const curve of curves) {
    for (const area of areasOf(curve)) {
      for (const card of boxesIn(index, widened(area, CLEARANCE), ENOUGH)) {
        const box = boxes[card];
        if (box && (!ends.includes(card) || enters(area, box))) found.add(card);
      }
      if (found.size >= ENOUGH) return found;
    }
  }
  return found;
}

function areasOf(curve: CubicBezier): Area[] {
  const [x0, y0, , , , , x3, y3] = curve;
  if (isLevel(curve)) return [between(x0, y0, x3, y3)];
  const areas: Area[] = [];
  let last = { x: x0, y: y0 };
  for (let i = 1; i <= PIECES; i++) {
    const next = pointAt(curve, i / PIECES);
    areas.push(between(last.x, last.y, next.x, next.y));
    last = next;
  }
  return areas;
}

function between(x0: number, y0: number, x1: number, y1: number): Area {
  return {
    left: Math.min(x0, x1),
    top: Math.min(y0, y1),
    right: Math.max(x0, x1),
    bottom: Math.max(y0, y1),
  };
}

function widened({ left, top, right, bottom }: Area, by: number): Area {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

/** By more than the touch of a port. */
function enters({ left, top, right, bottom }: Area, { x, y, width, height }: Box): boolean {
  const touch = 1;
  return (
    right > x + touch && left < x + width - touch && bottom > y + touch && top < y + height - touch
  );
}
