import type { Point } from "../../layout";
import type { Taken } from "../edges/taken";
import { widened, type Rect } from "./rect";

/** Room kept around a new card, px. */
const CLEAR = 12;
/** How far the next ring of places to try is, px, and how many rings there are. */
const RING = 32;
const RINGS = 40;

/** The nearest place to where a box wants to be that nothing else takes. */
export function freePlace(wanted: Rect, taken: Taken): Point {
  for (let ring = 0; ring <= RINGS; ring++) {
    for (const { x, y } of ringOf(ring)) {
      const at = { x: wanted.x + x * RING, y: wanted.y + y * RING };
      if (taken.isFree(widened({ ...wanted, ...at }, CLEAR))) return at;
    }
  }
  return { x: wanted.x, y: wanted.y };
}

/** The places of a square ring, nearest first: straight below and above before the sides. */
function ringOf(ring: number): Point[] {
  if (ring === 0) return [{ x: 0, y: 0 }];
  const places: Point[] = [];
  for (let i = -ring; i <= ring; i++) {
    places.push({ x: i, y: ring }, { x: i, y: -ring });
    if (Math.abs(i) < ring) places.push({ x: ring, y: i }, { x: -ring, y: i });
  }
  return places.sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
}
