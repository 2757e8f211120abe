import type { DrawnEdges } from "./chosen_edges";
import { routeOf } from "./paint_edges";
import type { Places } from "./places";
import { distanceTo } from "./routes";

/** The edge that lies nearest to a point, if one is within reach, px; of equals the stronger. */
export function edgeNear(
  drawing: DrawnEdges,
  places: Places,
  which: Iterable<number>,
  point: { readonly x: number; readonly y: number },
  reach: number,
): number | null {
  let nearest: number | null = null;
  let least = reach;
  for (const edge of which) {
    const distance = distanceTo(routeOf(drawing, places, edge), point.x, point.y);
    if (distance > least) continue;
    least = distance;
    nearest = edge;
  }
  return nearest;
}
