import { inStyle } from "../edits";
import type { Point } from "../model/document";
import { isRefusal, type Edit, type Refusal, type Work } from "../model/edit";
import { stage } from "./stage";

/**
 * The edit with every card held where it is drawn now, if the edit places any: who puts one thing
 * somewhere does not expect the others to move.
 */
export function pinned(now: Work, edit: Edit | Refusal): Edit | Refusal {
  const drawing = stage.peek();
  if (isRefusal(edit) || !drawing || !edit.rest?.places) return edit;
  const known = new Set(now.sketch.nodes.map(({ id }) => id));
  const cards = [...drawing.boxes()].filter(([id]) => known.has(id));
  const places: Record<string, Point> = { ...placesOf(cards), ...edit.rest.places };
  return inStyle(now, { ...edit, rest: { ...edit.rest, places } }, drawing.style());
}

function placesOf(cards: readonly (readonly [string, Point])[]): Record<string, Point> {
  return Object.fromEntries(
    cards.map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }]),
  );
}
