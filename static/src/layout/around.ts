import { boxAround } from "./box";
import { drawnAt } from "./drawn";
import { freeParts } from "./free_parts";
import { freePlaces } from "./free_places";
import { layered } from "./layered";
import { DEFAULTS, type Box, type Layout, type LayoutNode } from "./layout";
import type { LayoutOptions, Point } from "./layout";
import { unheard, type Report } from "./progress";
import { cardsAt, isPlace } from "./routing";

/** With so many placed for each that is not, the drawing is the person's own, and theirs its frame. */
const MANY = 10;

/**
 * Lay out what has no place yet around what a person placed, which stays exactly where it is. Free
 * nodes keep the arrangement of `layered`, each part of them moved to the right of what it reads
 * and to the left of what reads it, and aside where a card stands. With nothing placed it is
 * `layered`; with everything placed only the edges are routed.
 */
export function layoutAround(
  nodes: readonly LayoutNode[],
  placed: ReadonlyMap<string, Point>,
  options: LayoutOptions = {},
  report: Report = unheard,
): Layout {
  const kept = keptAmong(nodes, placed);
  if (kept.size === 0) return layered(nodes, options, report);
  const parts = freeParts(nodes, kept);
  const free = parts.flatMap((part) => part.nodes);
  if (free.length === 0) return drawnAt(nodes, kept, null);
  const given = { ...DEFAULTS, ...options };
  const base = kept.size < MANY * free.length ? layered(nodes, options, report) : null;
  const start = base?.positions ?? below(cardsAt(nodes, kept).boxes, free, given);
  const places = freePlaces(nodes, parts, kept, start, given);
  return drawnAt(nodes, new Map([...kept, ...places]), base);
}

/** The arrangement of a few nodes by themselves, under what is placed. */
function below(
  cards: readonly Box[],
  free: readonly LayoutNode[],
  options: Required<LayoutOptions>,
): Map<string, Point> {
  const { x, y, height } = boxAround(cards);
  const top = y + height + 2 * options.rowGap;
  return new Map(
    [...layered(free, options).positions].map(([id, at]) => [id, { x: at.x + x, y: at.y + top }]),
  );
}

function keptAmong(
  nodes: readonly LayoutNode[],
  placed: ReadonlyMap<string, Point>,
): Map<string, Point> {
  const kept = new Map<string, Point>();
  for (const { id } of nodes) {
    const at = placed.get(id);
    if (at && isPlace(at)) kept.set(id, { x: at.x, y: at.y });
  }
  return kept;
}
