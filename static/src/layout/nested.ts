import {
  blockOf,
  groupItem,
  holderIn,
  inlet,
  itemsIn,
  nodeItem,
  outlet,
  type Block,
} from "./block";
import { bordersOf, upFrom } from "./borders";
import { isLevel, levelTo } from "./curve";
import { outside, WHOLE, type Groups } from "./groups";
import { edgeKey, GROUP_PADDING } from "./layout";
import type { Box, CubicBezier, Layout, LayoutNode, Point } from "./layout";
import type { Level } from "./level";
import type { Item } from "./vertex";

/** Draws the items of one level; `share` is the part of all items that they are. */
export type DrawLevel = (items: readonly Item[], start: number, share: number) => Level;

/**
 * Draw nodes in groups: each group on its own, from the innermost, and then as one box in what is
 * around it. Edges pass its border at places that are laid out along with what is in it.
 */
export function nested(nodes: readonly LayoutNode[], groups: Groups, draw: DrawLevel): Layout {
  const borders = bordersOf(nodes, groups);
  const blocks = new Map<string, Block>();
  let done = 0;
  for (const path of [...groups.paths, WHOLE]) {
    const items = itemsIn(path, groups, borders, blocks);
    const share = (groups.contents.get(path) ?? []).length / (nodes.length + groups.paths.length);
    blocks.set(path, blockOf(path, draw(items, done, share), borders));
    done += share;
  }
  return unfolded(nodes, groups, blocks);
}

/** Everything at its place in the whole drawing. */
function unfolded(
  nodes: readonly LayoutNode[],
  groups: Groups,
  blocks: ReadonlyMap<string, Block>,
): Layout {
  const boxes = boxesOf(groups, blocks);
  const positions = new Map<string, Point>();
  const curves = new Map<string, readonly CubicBezier[]>();
  for (const { id, inputs } of nodes) {
    const home = groups.homes.get(id) ?? WHOLE;
    const corner = blocks.get(home)?.level.positions.get(nodeItem(id)) ?? ORIGIN;
    positions.set(id, plus(corner, insideOf(home, boxes)));
    for (const [slot, source] of inputs.entries()) {
      if (!groups.homes.has(source)) continue;
      const pieces = piecesOf({ source, id, slot }, groups, blocks, boxes);
      curves.set(edgeKey(source, id, slot), joined(pieces));
    }
  }
  const { width = 0, height = 0 } = blocks.get(WHOLE)?.level ?? {};
  return { positions, curves, groups: boxes, x: 0, y: 0, width, height };
}

const ORIGIN: Point = { x: 0, y: 0 };

function plus(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y };
}

function boxesOf(groups: Groups, blocks: ReadonlyMap<string, Block>): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const path of groups.paths.toReversed()) {
    const around = outside(path);
    const corner = blocks.get(around)?.level.positions.get(groupItem(path)) ?? ORIGIN;
    const { width = 0, height = 0 } = blocks.get(path) ?? {};
    boxes.set(path, { ...plus(corner, insideOf(around, boxes)), width, height });
  }
  return boxes;
}

/** Where the level of a group begins in the whole drawing. */
function insideOf(path: string, boxes: ReadonlyMap<string, Box>): Point {
  const box = boxes.get(path);
  return box ? { x: box.x + GROUP_PADDING.side, y: box.y + GROUP_PADDING.top } : ORIGIN;
}

interface End {
  readonly source: string;
  readonly id: string;
  readonly slot: number;
}

/** The stretches of an edge: out of the groups around its source, across, and into its target's. */
function piecesOf(
  { source, id, slot }: End,
  groups: Groups,
  blocks: ReadonlyMap<string, Block>,
  boxes: ReadonlyMap<string, Box>,
): CubicBezier[][] {
  const [from, to] = [groups.homes.get(source) ?? WHOLE, groups.homes.get(id) ?? WHOLE];
  const [up, down] = [upFrom(from, to), upFrom(to, from).reverse()];
  const piece = (path: string, start: string, end: string, port: number): CubicBezier[] => {
    const curves = blocks.get(path)?.level.curves.get(edgeKey(start, end, port)) ?? [];
    const { x, y } = insideOf(path, boxes);
    return curves.map((curve) => moved(curve, x, y));
  };
  const holder = (path: string, node: string): string => holderIn(path, node, groups) ?? "";
  const portOf = (path: string | undefined): number =>
    path === undefined ? slot : (blocks.get(path)?.entering.indexOf(source) ?? 0);
  const common = down[0] === undefined ? to : outside(down[0]);
  return [
    ...up.map((path) => piece(path, holder(path, source), outlet(source), 0)),
    piece(common, holder(common, source), holder(common, id), portOf(down[0])),
    ...down.map((path, i) => piece(path, inlet(source), holder(path, id), portOf(down[i + 1]))),
  ];
}

function moved([x0, y0, x1, y1, x2, y2, x3, y3]: CubicBezier, dx: number, dy: number): CubicBezier {
  return [x0 + dx, y0 + dy, x1 + dx, y1 + dy, x2 + dx, y2 + dy, x3 + dx, y3 + dy];
}

/** Stretches in one piece, level where one ends before the next begins. */
function joined(pieces: readonly (readonly CubicBezier[])[]): CubicBezier[] {
  const curves: CubicBezier[] = [];
  for (const curve of pieces.flat()) {
    const last = curves.at(-1);
    if (last) levelTo(curves, last[6], last[7], curve[0]);
    if (isLevel(curve) && curve[6] > curve[0]) levelTo(curves, curve[0], curve[1], curve[6]);
    else curves.push(curve);
  }
  return curves;
}
