import { pointOn, type Point } from "../../layout";
import { slotsOf } from "../../model/sketch";
import { aimAt } from "../input/aim";
import type { Hand } from "../input/hand";
import type { Course, Press, Taker } from "../input/press";
import type { End } from "../picture";
import { endOf, nodeOf } from "../placing/ports";
import { portsFor } from "./landing";
import { pull } from "./pull";
import { placesOf, type Pulled } from "./terms";

/** Parts of an edge that are clearly near its beginning or its end; between, the move tells which. */
const NEAR = 0.35;
/** Points of an edge that a press is compared with. */
const SAMPLES = 40;
/** How far from its end a finger takes an edge, px of the screen: further off, it pans. */
const FINGER = 44;

/** Pull a wire out of a port; from a port that has an edge, that edge's end. */
export function portPull(hand: Hand): Taker {
  return (press) => {
    const key = press.target.closest<SVGElement>("[data-port]")?.dataset.port;
    if (key === undefined) return null;
    const end = nearestPort(hand, press, endOf(key));
    return once(() => pull(hand, pulledFrom(hand, end), press.isTouch));
  };
}

/** Pull an edge near one of its ends, or in its middle towards one, to connect that end elsewhere. */
export function edgePull(hand: Hand): Taker {
  return (press) => {
    const aim = aimAt(press.target);
    const curves = aim.kind === "edge" ? hand.drawing.shown.edges.get(aim.key) : undefined;
    const line = aim.kind === "edge" ? hand.drawing.lines.get(aim.key) : undefined;
    if (aim.kind !== "edge" || !curves || !line || press.shift) return null;
    const at = hand.view.place(press.at);
    const part = partAt(at, (t) => pointOn(curves, t));
    const [start, end] = [pointOn(curves, 0), pointOn(curves, 1)];
    if (press.isTouch) {
      const far = Math.min(distance(at, start), distance(at, end)) * hand.view.camera().k;
      if (far > FINGER) return null;
    }
    return once((event) => {
      const to = hand.view.place({ x: event.clientX, y: event.clientY });
      const onwards = (to.x - at.x) * (end.x - start.x) + (to.y - at.y) * (end.y - start.y) > 0;
      const takesEnd = part > 1 - NEAR || (part > NEAR && onwards);
      const { from, consumer, slot } = line;
      const fixed: End = takesEnd ? { from } : { to: consumer, slot };
      return pull(hand, { fixed, edge: aim.key }, press.isTouch);
    });
  };
}

/** A course that is chosen by its first move. */
function once(choose: (event: PointerEvent) => Course): Course {
  let course: Course | null = null;
  return {
    move: (event) => {
      course ??= choose(event);
      course.move(event);
    },
    end: (event) => course?.end(event),
    cancel: () => course?.cancel(),
  };
}

/** Ports may stand closer than fingers are wide: of those on the same side, the nearest is meant. */
function nearestPort(hand: Hand, { at }: Press, pressed: End): End {
  if ("from" in pressed) return pressed;
  const place = placesOf(hand).find(({ node }) => node.id === nodeOf(pressed));
  if (!place) return pressed;
  const to = hand.view.place(at);
  const anywhere: End = { from: "" };
  const ports = portsFor(anywhere, { ...place, spare: false }, hand.drawing.arrangement.style);
  const [near] = [...ports].sort((a, b) => distance(a.at, to) - distance(b.at, to));
  return near?.end ?? pressed;
}

function pulledFrom({ drawing }: Hand, end: End): Pulled {
  if ("from" in end) return { fixed: end, edge: null };
  const node = drawing.nodeOf(end.to);
  const from = node ? (slotsOf(node)[end.slot] ?? null) : null;
  const edge = from === null ? null : `${from}:${end.to}:${end.slot}`;
  return edge !== null && from !== null && drawing.stock.edges.has(edge)
    ? { fixed: { from }, edge }
    : { fixed: end, edge: null };
}

/** How far along a line, 0 to 1, the point nearest to a place is. */
function partAt(at: Point, pointAt: (t: number) => Point): number {
  const parts = Array.from({ length: SAMPLES + 1 }, (_, i) => i / SAMPLES);
  const fars = parts.map((t) => distance(pointAt(t), at));
  return parts[fars.indexOf(Math.min(...fars))] ?? 0;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
