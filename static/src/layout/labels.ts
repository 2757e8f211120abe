import { lengthOf, pointOn } from "./curve";
import type { CubicBezier, Point } from "./layout";

/** Room of a label such as "7 × 1 = 7", px. */
export const LABEL = { width: 80, height: 22 };

/** Where along its route a label may stand, best first. */
const FRACTIONS = [0.5, 0.44, 0.56, 0.38, 0.62, 0.3, 0.7, 0.2, 0.8];
/** How far beside its route it may stand when no place on it is free, px. */
const ASIDE = [-12, 12, -20, 20];
const CELL = 128;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place for the label of each route, clear of the obstacles and of each other where possible. */
export function placeLabels(
  routes: Iterable<readonly [string, readonly CubicBezier[]]>,
  obstacles: readonly Box[],
): Map<string, Point> {
  const taken = new BoxIndex();
  for (const box of obstacles) taken.add(box);
  const labels = new Map<string, Point>();
  for (const [key, curves] of routes) {
    const place = bestPlace(curves, taken);
    taken.add(around(place));
    labels.set(key, { x: Math.round(place.x), y: Math.round(place.y) });
  }
  return labels;
}

function bestPlace(curves: readonly CubicBezier[], taken: BoxIndex): Point {
  const onRoute = FRACTIONS.map((fraction) => pointOn(curves, fraction));
  const free = onRoute.find((place) => taken.overlap(around(place)) === 0);
  if (free) return free;
  const [middle = { x: 0, y: 0 }] = onRoute;
  const aside = ASIDE.map((dy) => ({ x: middle.x, y: middle.y + dy }));
  return leastCovered([...onRoute, ...aside], lengthOf(curves), middle, taken);
}

function leastCovered(places: Point[], length: number, middle: Point, taken: BoxIndex): Point {
  let [best, least] = [middle, Infinity];
  for (const place of places) {
    const away = Math.hypot(place.x - middle.x, place.y - middle.y) / Math.max(1, length);
    const cost = taken.overlap(around(place)) / (LABEL.width * LABEL.height) + 0.1 * away;
    if (cost < least) [best, least] = [place, cost];
  }
  return best;
}

function around({ x, y }: Point): Box {
  return { x: x - LABEL.width / 2, y: y - LABEL.height / 2, ...LABEL };
}

/** Boxes by the cells of a grid that they touch. */
class BoxIndex {
  readonly #cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  /** Area shared with the boxes taken; one that spans several cells may count more than once. */
  overlap(box: Box): number {
    let area = 0;
    for (const cell of cellsOf(box)) {
      for (const other of this.#cells.get(cell) ?? []) area += sharedArea(box, other);
    }
    return area;
  }
}

function cellsOf({ x, y, width, height }: Box): string[] {
  const cells: string[] = [];
  for (let i = Math.floor(x / CELL); i * CELL <= x + width; i++) {
    for (let j = Math.floor(y / CELL); j * CELL <= y + height; j++) {
      cells.push(`${String(i)},${String(j)}`);
    }
  }
  return cells;
}

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
