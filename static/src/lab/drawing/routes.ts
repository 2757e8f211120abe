import type { Lane, Places } from "./places";

/** An edge's way from left to right: at each x it has one height. */
export interface Route {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Of a skip: the level part below the layers between. */
  readonly lane?: { readonly left: number; readonly right: number; readonly y: number };
}

/** From the right side of one unit's card to the left side of another's. */
export function routeBetween(
  places: Places,
  from: number,
  to: number,
  shift: number,
  lane: Lane | undefined,
): Route {
  const { x, y, size } = places;
  const ends = {
    x0: (x[from] ?? 0) + (size[from] ?? 0) / 2,
    y0: y[from] ?? 0,
    x1: (x[to] ?? 0) - (size[to] ?? 0) / 2,
    y1: (y[to] ?? 0) + shift * (size[to] ?? 0),
  };
  if (!lane) return ends;
  const first = places.first[lane.source] ?? 0;
  const width = Math.max(1, (places.first[lane.source + 1] ?? 0) - first);
  const height = lane.top + (lane.height * (from - first + 0.5)) / width;
  return { ...ends, lane: { left: lane.left, right: lane.right, y: height } };
}

/** Adds the way to a path. */
export function trace(path: Pick<CanvasPath, "moveTo" | "lineTo" | "bezierCurveTo">, way: Route) {
  path.moveTo(way.x0, way.y0);
  if (!way.lane) {
    bend(path, way.x0, way.y0, way.x1, way.y1);
    return;
  }
  const { left, right, y } = way.lane;
  bend(path, way.x0, way.y0, left, y);
  path.lineTo(right, y);
  bend(path, right, y, way.x1, way.y1);
}

function bend(
  path: Pick<CanvasPath, "bezierCurveTo">,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  const middle = (x0 + x1) / 2;
  path.bezierCurveTo(middle, y0, middle, y1, x1, y1);
}

/** How far a point lies from the way, px: closely enough to tell which of many was meant. */
export function distanceTo(way: Route, x: number, y: number): number {
  if (x < way.x0 || x > way.x1) return Infinity;
  if (!way.lane) return distanceToBend(way.x0, way.y0, way.x1, way.y1, x, y);
  const { left, right, y: level } = way.lane;
  if (x <= left) return distanceToBend(way.x0, way.y0, left, level, x, y);
  if (x >= right) return distanceToBend(right, level, way.x1, way.y1, x, y);
  return Math.abs(y - level);
}

/** The difference in height, taken across the direction that the curve has there. */
function distanceToBend(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x: number,
  y: number,
): number {
  const span = x1 - x0;
  if (span <= 0) return Math.abs(y - y1);
  const t = parameterAt((x - x0) / span);
  const height = y0 + (y1 - y0) * t * t * (3 - 2 * t);
  const along = span * 1.5 * (1 - 2 * t + 2 * t * t);
  const up = (y1 - y0) * 6 * t * (1 - t);
  return (Math.abs(y - height) * along) / Math.hypot(along, up);
}

/** t where 1.5 t - 1.5 t^2 + t^3 is a share of the way across. */
function parameterAt(share: number): number {
  let t = share;
  for (let round = 0; round < 6; round++) {
    const error = t * (1.5 - t * (1.5 - t)) - share;
    t -= error / (1.5 - 3 * t + 3 * t * t);
  }
  return t;
}
