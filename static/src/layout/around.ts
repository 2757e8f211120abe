import { drawnAt } from "./drawn";
import { freeParts } from "./free_parts";
import { freePlaces } from "./free_places";
import { layered } from "./layered";
import { DEFAULTS, type Layout, type LayoutNode, type LayoutOptions, type Point } from "./layout";
import { unheard, type Report } from "./progress";
import { isPlace } from "./routing";

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
  if (parts.length === 0) return drawnAt(nodes, kept, null);
  const base = layered(nodes, options, report);
  const places = freePlaces(nodes, parts, kept, base.positions, { ...DEFAULTS, ...options });
  return drawnAt(nodes, new Map([...kept, ...places]), base);
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
