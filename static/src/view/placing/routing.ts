import { routesOf, type CubicBezier, type Point } from "../../layout";
import type { Style } from "../../model/document";
import type { Arrangement } from "./arrangement";
import { flipped, raised } from "./geometry";
import { isUpright, MEASURES } from "./measures";

/** How far a wire in the hand leaves its port before it may turn, px. */
const REACH = { least: 40, most: 160 };

/** The edges of some nodes from where cards stand now. */
export function routesAt(
  cards: ReadonlyMap<string, Point>,
  { boxes, style }: Pick<Arrangement, "boxes" | "style">,
  only: ReadonlySet<string>,
): ReadonlyMap<string, readonly CubicBezier[]> {
  const routes = routesOf(boxes, turnedIn(style, cards), only);
  if (!isUpright(style)) return routes;
  const turned = style === "rising" ? raised : flipped;
  return new Map([...routes].map(([key, curves]) => [key, curves.map(turned)]));
}

/** Places as they are laid out, from left to right: an upright drawing is turned to lie. */
export function turnedIn(
  style: Style,
  places: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Point> {
  if (!isUpright(style)) return places;
  const along = (y: number): number => (style === "rising" ? -y - MEASURES[style].height : y);
  return new Map([...places].map(([id, { x, y }]) => [id, { x: along(y), y: x }]));
}

/** A line that leaves an output and meets an input straight on. */
export function wireCurve(from: Point, to: Point, style: Style): CubicBezier {
  const along = isUpright(style) ? (to.y - from.y) * downwards(style) : to.x - from.x;
  const part = along > 0 ? along / 2 : REACH.least - along / 3;
  const reach = Math.min(REACH.most, Math.max(Math.min(REACH.least, Math.abs(along)), part));
  const down = reach * downwards(style);
  return isUpright(style)
    ? [from.x, from.y, from.x, from.y + down, to.x, to.y - down, to.x, to.y]
    : [from.x, from.y, from.x + reach, from.y, to.x - reach, to.y, to.x, to.y];
}

function downwards(style: Style): 1 | -1 {
  return style === "rising" ? -1 : 1;
}
