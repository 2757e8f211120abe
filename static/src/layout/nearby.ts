import type { LayoutNode, Point } from "./layout";

/** Room around the ends of edges within which cards may come into their way, px. */
const REACH = 600;

/**
 * The nodes to look at when the edges of some are routed: those at the ends of these edges, and
 * all that stand within reach of them. In the order given.
 */
export function nearby(
  nodes: readonly LayoutNode[],
  positions: ReadonlyMap<string, Point>,
  some: ReadonlySet<string>,
): LayoutNode[] {
  const ends = new Set<string>();
  for (const { id, inputs } of nodes) {
    const all = some.has(id);
    for (const source of inputs) {
      if (!all && !some.has(source)) continue;
      ends.add(id);
      ends.add(source);
    }
  }
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const id of ends) {
    const { x, y } = positions.get(id) ?? { x: NaN, y: NaN };
    if (Number.isNaN(x + y)) continue;
    left = Math.min(left, x - REACH);
    top = Math.min(top, y - REACH);
    right = Math.max(right, x + REACH);
    bottom = Math.max(bottom, y + REACH);
  }
  return nodes.filter(({ id, width, height }) => {
    const at = positions.get(id);
    if (!at) return false;
    return at.x < right && at.x + width > left && at.y < bottom && at.y + height > top;
  });
}
