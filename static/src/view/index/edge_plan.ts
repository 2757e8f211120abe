import { boxesIn, boxIndex, type BoxIndex } from "../../layout/box_index";
import type { Geometry } from "../placing/geometry";
import type { Rect } from "../placing/rect";
import type { Stock } from "../stock";
import { sidesOf, type CardPlan } from "./card_plan";

/** Where edges run, in columns: each is one or several curves. */
export interface EdgePlan {
  readonly keys: readonly string[];
  /** The cards that each begins and ends at. */
  readonly sources: Int32Array;
  readonly consumers: Int32Array;
  /** The first curve of each, and behind the last of them the number of all curves. */
  readonly firsts: Uint32Array;
  /** The edge that each curve is of. */
  readonly edges: Uint32Array;
  /** x and y of the start, the two control points and the end of each curve. */
  readonly curves: Float32Array;
  readonly index: BoxIndex;
}

export function edgePlan(stock: Stock, cards: CardPlan, { edges }: Geometry): EdgePlan {
  const keys = [...stock.edges.keys()].filter((key) => edges.has(key));
  const firsts = new Uint32Array(keys.length + 1);
  for (const [i, key] of keys.entries())
    firsts[i + 1] = (firsts[i] ?? 0) + (edges.get(key)?.length ?? 0);
  const count = firsts[keys.length] ?? 0;
  const owners = new Uint32Array(count);
  const curves = new Float32Array(8 * count);
  for (const [i, key] of keys.entries()) {
    for (const [j, curve] of (edges.get(key) ?? []).entries()) {
      const at = (firsts[i] ?? 0) + j;
      owners[at] = i;
      curves.set(curve, 8 * at);
    }
  }
  const cardOf = (id: string | undefined): number => cards.numbers.get(id ?? "") ?? -1;
  return {
    keys,
    sources: Int32Array.from(keys, (key) => cardOf(stock.edges.get(key)?.from)),
    consumers: Int32Array.from(keys, (key) => cardOf(stock.edges.get(key)?.consumer)),
    firsts,
    edges: owners,
    curves,
    index: boxIndex(Array.from(owners, (_, i) => hullOf(curves, i))),
  };
}

/** The curves that may run through an area, at most `limit` of them, by their numbers. */
export function curvesIn({ index }: EdgePlan, area: Rect, limit = Infinity): number[] {
  return boxesIn(index, sidesOf(area), limit);
}

/** A box that holds a curve: its ends and control points. One that runs straight has some width. */
export function hullOf(curves: Float32Array, i: number): Rect {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = curves.subarray(
    8 * i,
    8 * i + 8,
  );
  const [x, y] = [Math.min(x0, x1, x2, x3), Math.min(y0, y1, y2, y3)];
  const [right, bottom] = [Math.max(x0, x1, x2, x3), Math.max(y0, y1, y2, y3)];
  return { x: x - 1, y: y - 1, width: right - x + 2, height: bottom - y + 2 };
}
