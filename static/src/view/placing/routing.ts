import { routesOf, type CubicBezier, type Point } from "../../layout";
import type { Style } from "../../model/document";
import type { Arrangement } from "./arrangement";
import { flipped } from "./geometry";

/** How far a wire in the hand leaves its port before it may turn, px. */
const REACH = { least: 40, most: 160 };

/** The edges of some nodes from where cards stand now. */
export function routesAt(
  cards: ReadonlyMap<string, Point>,
  { boxes, style }: Pick<Arrangement, "boxes" | "style">,
  only: ReadonlySet<string>,
): ReadonlyMap<string, readonly CubicBezier[]> {
  const routes = routesOf(boxes, turnedIn(style, cards), only);
  if (style !== "tall") return routes;
  return new Map([...routes].map(([key, curves]) => [key, curves.map(flipped)]));
}

/** Places as they are laid out, from left to right: a tall drawing has its directions changed over. */
export function turnedIn(
  style: Style,
  places: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Point> {
  if (style !== "tall") return places;
  return new Map([...places].map(([id, { x, y }]) => [id, { x: y, y: x }]));
}

/** A line that leaves an output and meets an input straight on. */
export function wireCurve(from: Point, to: Point, style: Style): CubicBezier {
  const along = style === "tall" ? to.y - from.y : to.x - from.x;
  const part = along > 0 ? along / 2 : REACH.least - along / 3;
  const reach = Math.min(REACH.most, Math.max(Math.min(REACH.least, Math.abs(along)), part));
  return style === "tall"
    ? [from.x, from.y, from.x, from.y + reach, to.x, to.y - reach, to.x, to.y]
    : [from.x, from.y, from.x + reach, from.y, to.x - reach, to.y, to.x, to.y];
}
