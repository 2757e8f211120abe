import { boxesIn, boxIndex, type BoxIndex } from "../../layout/box_index";
import type { Point } from "../../layout";
import { cardBox, type Arrangement } from "../placing/arrangement";
import { contains, type Rect } from "../placing/rect";

/** Where cards stand, in columns: what a large drawing is looked up and painted by. */
export interface CardPlan {
  readonly ids: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** Left, top, width and height of each. */
  readonly boxes: Float32Array;
  readonly index: BoxIndex;
}

export function cardPlan(ids: Iterable<string>, arrangement: Arrangement): CardPlan {
  const placed: string[] = [];
  const rects: Rect[] = [];
  for (const id of ids) {
    const box = cardBox(id, arrangement);
    if (!box) continue;
    placed.push(id);
    rects.push(box);
  }
  const boxes = new Float32Array(4 * rects.length);
  for (const [i, { x, y, width, height }] of rects.entries()) {
    boxes.set([x, y, width, height], 4 * i);
  }
  const numbers = new Map(placed.map((id, i) => [id, i]));
  return { ids: placed, numbers, boxes, index: boxIndex(rects) };
}

export function boxAt({ boxes }: CardPlan, i: number): Rect {
  const [x = 0, y = 0, width = 0, height = 0] = boxes.subarray(4 * i, 4 * i + 4);
  return { x, y, width, height };
}

/** The cards that lie in an area, at most `limit` of them, by their numbers. */
export function cardsIn({ index }: CardPlan, area: Rect, limit = Infinity): number[] {
  return boxesIn(index, sidesOf(area), limit);
}

/** The card at a point, the last of those that lie on each other. */
export function cardAt(plan: CardPlan, point: Point): string | null {
  const near = { x: point.x - 1, y: point.y - 1, width: 2, height: 2 };
  const hits = cardsIn(plan, near).filter((i) => contains(boxAt(plan, i), point));
  return plan.ids[Math.max(-1, ...hits)] ?? null;
}

export function sidesOf({ x, y, width, height }: Rect) {
  return { left: x, top: y, right: x + width, bottom: y + height };
}
