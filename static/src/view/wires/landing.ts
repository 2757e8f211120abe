import type { Point } from "../../layout";
import type { Style } from "../../model/document";
import { slotsOf, type SketchNode } from "../../model/sketch";
import type { End } from "../picture";
import { inputPort, outputPort, sparePort } from "../placing/ports";
import { contains, widened, type Rect } from "../placing/rect";

/** A card that a wire may be let go over. */
export interface Place {
  readonly node: SketchNode;
  readonly box: Rect;
  /** Whether it takes one more input than it has. */
  readonly spare: boolean;
}

export interface Port {
  readonly end: End;
  readonly at: Point;
  readonly isOpen: boolean;
}

/** The ports of a card at which a wire from `fixed` may end: inputs for an output, and the reverse. */
export function portsFor(fixed: End, { node, box, spare }: Place, style: Style): readonly Port[] {
  if ("to" in fixed) {
    return [{ end: { from: node.id }, at: moved(outputPort(box, style), box), isOpen: true }];
  }
  const slots = slotsOf(node);
  const ports = slots.map((from, slot) => {
    const at = moved(inputPort(box, style, slots.length, slot), box);
    return { end: { to: node.id, slot }, at, isOpen: from === null };
  });
  if (!spare) return ports;
  const at = moved(sparePort(box, style, slots.length), box);
  return [...ports, { end: { to: node.id, slot: slots.length }, at, isOpen: true }];
}

export interface Landing {
  readonly node: string;
  /** Null where the card has no port for the wire. */
  readonly port: Port | null;
}

/**
 * Where a wire let go at a point ends: at the nearest port within reach, else at the card there, at
 * its nearest open port or, where none is open, its nearest one. Null over the ground.
 */
export function landingAt(
  at: Point,
  fixed: End,
  places: Iterable<Place>,
  style: Style,
  reach: number,
): Landing | null {
  let over: Landing | null = null;
  let best: Landing | null = null;
  let least = reach;
  for (const place of places) {
    if (!contains(widened(place.box, reach), at)) continue;
    const ports = portsFor(fixed, place, style);
    const near = nearest(ports, at);
    if (near && distance(near.at, at) <= least) {
      least = distance(near.at, at);
      best = { node: place.node.id, port: near };
    }
    if (!contains(place.box, at)) continue;
    const open = nearest(
      ports.filter(({ isOpen }) => isOpen),
      at,
    );
    over = { node: place.node.id, port: open ?? near };
  }
  return best ?? over;
}

function nearest(ports: readonly Port[], at: Point): Port | null {
  return ports.reduce<Port | null>(
    (best, port) => (best && distance(best.at, at) <= distance(port.at, at) ? best : port),
    null,
  );
}

function moved(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
