import type { CubicBezier, Point } from "../../layout";
import type { Arrangement } from "./arrangement";
import type { Geometry } from "./geometry";
import { routesAt } from "./routing";

/** The drawing with some cards elsewhere: edges among them go along, those to others are led anew. */
export function carried(moved: ReadonlyMap<string, Point>, arrangement: Arrangement): Geometry {
  const { geometry } = arrangement;
  const cards = new Map(geometry.cards);
  for (const [id, at] of moved) if (cards.has(id)) cards.set(id, at);
  const edges = new Map(geometry.edges);
  for (const [key, curves] of routesAt(cards, arrangement, new Set(moved.keys()))) {
    const [from = "", to = ""] = key.split(":");
    const shift = sameShift(geometry.cards, moved, from, to);
    const kept = geometry.edges.get(key);
    edges.set(key, shift && kept ? kept.map((curve) => shifted(curve, shift)) : curves);
  }
  return { cards, edges, area: geometry.area };
}

/** How far both of two cards were moved; null where they were not moved alike. */
function sameShift(
  before: ReadonlyMap<string, Point>,
  moved: ReadonlyMap<string, Point>,
  a: string,
  b: string,
): Point | null {
  const [first, second] = [a, b].map((id) => {
    const [was, is] = [before.get(id), moved.get(id)];
    return was && is ? { x: is.x - was.x, y: is.y - was.y } : null;
  });
  return first?.x === second?.x && first?.y === second?.y ? (first ?? null) : null;
}

function shifted([x0, y0, x1, y1, x2, y2, x3, y3]: CubicBezier, { x, y }: Point): CubicBezier {
  return [x0 + x, y0 + y, x1 + x, y1 + y, x2 + x, y2 + y, x3 + x, y3 + y];
}
