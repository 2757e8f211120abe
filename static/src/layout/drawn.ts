import { boxIndex } from "./box_index";
import { boxAround } from "./box";
import { groupBoxes } from "./group_boxes";
import { groupsOf, within } from "./groups";
import { edgeKey, type Box, type CubicBezier, type Layout, type LayoutNode } from "./layout";
import type { Point } from "./layout";
import { cardsOn, type Obstacles } from "./obstacles";
import { cardsAt, eachRoute, routesOf, routeTo, type Cards } from "./routing";

/**
 * The drawing of nodes at these places. What stands where `base` has it keeps its box and its
 * routes from there, unless a card has come into the way.
 */
export function drawnAt(
  nodes: readonly LayoutNode[],
  positions: ReadonlyMap<string, Point>,
  base: Layout | null,
): Layout {
  const cards = cardsAt(nodes, positions);
  const moved = base ? movedFrom(base, cards) : new Set(positions.keys());
  const curves = base ? curvesFrom(base, moved, cards) : routesOf(nodes, positions);
  const groups = groupsFrom(base, moved, nodes, positions);
  const extent = boxAround([...cards.boxes, ...groups.values(), ...hullsOf(curves)]);
  return { ...extent, positions, curves, groups };
}

/** The nodes that stand elsewhere than in the drawing. */
function movedFrom(base: Layout, { nodes, boxes }: Cards): Set<string> {
  const moved = nodes.filter(({ id }, i) => {
    const [was, is] = [base.positions.get(id), boxes[i]];
    return was?.x !== is?.x || was?.y !== is?.y;
  });
  return new Set(moved.map(({ id }) => id));
}

type Curves = ReadonlyMap<string, readonly CubicBezier[]>;

function curvesFrom(base: Layout, moved: ReadonlySet<string>, cards: Cards): Curves {
  const boxes = [...moved].flatMap((id) => cards.boxes[cards.numbers.get(id) ?? -1] ?? []);
  const inTheWay: Obstacles = { boxes, index: boxIndex(boxes) };
  return eachRoute(cards, ({ from, to, slot }) => {
    const stays = !moved.has(from) && !moved.has(to);
    const known = stays ? base.curves.get(edgeKey(from, to, slot)) : undefined;
    const clear = known && cardsOn(known, inTheWay, []).size === 0;
    return clear ? known : routeTo(to, slot, cards);
  });
}

function groupsFrom(
  base: Layout | null,
  moved: ReadonlySet<string>,
  nodes: readonly LayoutNode[],
  positions: ReadonlyMap<string, Point>,
): Map<string, Box> {
  const groups = groupsOf(nodes);
  const homes = new Set([...moved].map((id) => groups.homes.get(id) ?? ""));
  const changed = (path: string): boolean => [...homes].some((home) => within(home, path));
  return new Map(
    [...groupBoxes(groups, positions)].map(([path, box]) => {
      return [path, changed(path) ? box : (base?.groups.get(path) ?? box)];
    }),
  );
}

/** Boxes that hold each curve: its ends and control points. */
function* hullsOf(curves: Curves): Generator<Box> {
  for (const route of curves.values()) {
    for (const [x0, y0, x1, y1, x2, y2, x3, y3] of route) {
      const [left, top] = [Math.min(x0, x1, x2, x3), Math.min(y0, y1, y2, y3)];
      const [right, bottom] = [Math.max(x0, x1, x2, x3), Math.max(y0, y1, y2, y3)];
      yield { x: left, y: top, width: right - left, height: bottom - top };
    }
  }
}
