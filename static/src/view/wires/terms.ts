import type { Point } from "../../layout";
import { isVariadic, slotName } from "../cards/kind";
import type { Hand } from "../input/hand";
import type { End } from "../picture";
import { usualSize } from "../placing/measures";
import { inputPort, nodeOf, outputPort } from "../placing/ports";
import { meet } from "../placing/rect";
import type { Landing, Place } from "./landing";

/** A wire in the hand: the end that stays, and the edge whose other end was taken, if any. */
export interface Pulled {
  readonly fixed: End;
  readonly edge: string | null;
}

/** The cards in sight: where a wire may be let go. */
export function placesOf({ drawing, view }: Hand): Place[] {
  const seen = view.seen();
  const ops = drawing.picture?.ops;
  return [...drawing.stock.nodes].flatMap(([id, node]) => {
    const box = drawing.boxOf(id);
    if (!box || !meet(box, seen)) return [];
    return [{ node, box, spare: isVariadic(ops?.get(node.op)) }];
  });
}

/** Why a wire may not end where it is, in words; null where it may. */
export function refusalOf(hand: Hand, pulled: Pulled, { node, port }: Landing): string | null {
  if (port) return whyNot(hand, pulled, port.end);
  return node === nodeOf(pulled.fixed) ? "" : `${node} reads nothing: its number is given`;
}

/** Why the other end may not be at a port; back at its own it always may. */
export function whyNot(hand: Hand, pulled: Pulled, end: End): string | null {
  if (isOwn(hand, pulled, end)) return null;
  const { fixed } = pulled;
  if ("from" in fixed && "to" in end) return hand.gestures.whyNot(fixed.from, end.to, end.slot);
  if ("to" in fixed && "from" in end) return hand.gestures.whyNot(end.from, fixed.to, fixed.slot);
  return null;
}

export function connect(hand: Hand, pulled: Pulled, end: End): void {
  const { fixed, edge } = pulled;
  if (isOwn(hand, pulled, end)) return;
  if (edge !== null) hand.gestures.onReconnect(edge, end);
  else if ("from" in fixed && "to" in end) hand.gestures.onConnect(fixed.from, end.to, end.slot);
  else if ("to" in fixed && "from" in end) hand.gestures.onConnect(end.from, fixed.to, fixed.slot);
}

/** Let go over the ground: an edge is taken away, a new wire asks for something at its end. */
export function letGo(
  { drawing, gestures, view }: Hand,
  { fixed, edge }: Pulled,
  screen: Point,
): void {
  if (edge !== null) {
    gestures.onReconnect(edge, null);
    return;
  }
  const { style } = drawing.arrangement;
  const size = usualSize(style);
  const port = "from" in fixed ? inputPort(size, style, 1, 0) : outputPort(size, style);
  const { x, y } = view.place(screen);
  gestures.onLoose(fixed, { x: Math.round(x - port.x), y: Math.round(y - port.y) }, screen);
}

/** The port a wire would end at, in words. */
export function landingName({ drawing }: Hand, { node, port }: Landing): string {
  const landed = drawing.nodeOf(node);
  const { picture } = drawing;
  if (!landed || !picture || !port || "from" in port.end) return node;
  return `${slotName(landed, port.end.slot, picture.ops)} of ${node}`;
}

/** Whether a port is where the edge in the hand came from. */
function isOwn({ drawing }: Hand, { edge }: Pulled, end: End): boolean {
  const ends = edge === null ? undefined : drawing.stock.edges.get(edge);
  if (!ends) return false;
  return "from" in end
    ? end.from === ends.from
    : end.to === ends.consumer && end.slot === ends.slot;
}
