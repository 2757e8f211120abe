import type { Box } from "../camera/camera";
import type { Taken } from "../edges/taken";
import { meet, within, type Rect } from "../placing/rect";

/** Room between a card and what is said beside it, px, and between that and the border of the screen. */
const GAP = 8;

/**
 * Where words of some size stand beside a card: below it, above it or at its sides, where nothing
 * is covered and, of a card in sight, all of them are. Not free where they would cover something.
 */
export function placeBeside(
  card: Rect,
  size: Box,
  taken: Taken,
  sight: Rect | null,
): { readonly at: Rect; readonly isFree: boolean } {
  const seen = sight && meet(card, sight) ? sight : null;
  const spots = spotsBeside(card, size, seen);
  const shown = seen ? spots.filter((spot) => within(spot, seen)) : spots;
  const free = shown.find((spot) => taken.isFree(spot));
  const [below] = spots;
  const at = free ?? shown[0] ?? below ?? card;
  return { at, isFree: free !== undefined };
}

function spotsBeside(card: Rect, { width, height }: Box, seen: Rect | null): Rect[] {
  const x = held(card.x + (card.width - width) / 2, width, card, seen);
  const y = card.y + (card.height - height) / 2;
  return [
    { x, y: card.y + card.height + GAP },
    { x, y: card.y - height - GAP },
    { x: card.x + card.width + 2 * GAP, y },
    { x: card.x - width - 2 * GAP, y },
  ].map((spot) => ({ ...spot, width, height }));
}

/** Moved aside into sight, but not so far that it is no longer above or below the card. */
function held(x: number, width: number, card: Rect, seen: Rect | null): number {
  if (!seen) return x;
  const inside = Math.max(seen.x + GAP, Math.min(seen.x + seen.width - width - GAP, x));
  return Math.max(card.x + GAP - width, Math.min(card.x + card.width - GAP, inside));
}
