import { groupsOf } from "./groups";
import { DEFAULTS, EMPTY, type Layout, type LayoutNode, type LayoutOptions } from "./layout";
import { drawLevel } from "./level";
import { nested } from "./nested";
import { partOf, unheard, type Report } from "./progress";

/**
 * Draw a graph from left to right in layers, the members of each group in a box of their own.
 * Same nodes, same drawing.
 */
export function layered(
  nodes: readonly LayoutNode[],
  options: LayoutOptions = {},
  report: Report = unheard,
): Layout {
  if (nodes.length === 0) return EMPTY;
  const given = { ...DEFAULTS, ...options };
  const groups = groupsOf(nodes);
  if (groups.paths.length === 0) {
    const level = drawLevel(nodes, given, { visits: given.effort }, report);
    return { ...EMPTY, ...level };
  }
  return nested(nodes, groups, (items, start, share) =>
    drawLevel(items, given, { visits: given.effort * share }, partOf(report, start, start + share)),
  );
}
