import type { Size } from "../../timeline/sizes";
import type { Picture } from "../picture";
import type { Plan } from "../index/plan";
import { isGroup, isLeaf } from "../cards/kind";
import type { Stock } from "../stock";
import { symbolOf } from "../words";
import { noMoments, type Moments } from "./moments";
import type { Palette } from "./palette";

/** How a card looks at any moment. */
export const KINDS = { op: 0, leaf: 1, group: 2 } as const;

/** All that a large drawing is painted by from afar, but for the step at hand. */
export interface Sheet {
  readonly plan: Plan;
  readonly kinds: Uint8Array;
  /** Whether something at a card is to be mended, and whether it is the output. */
  readonly faulty: Uint8Array;
  readonly output: number;
  /** What stands large in each card, found when it is first drawn. */
  readonly symbol: (card: number) => string;
  readonly moments: Moments;
  /** How large each card's derivative is in the end; null where cards are not tinted by it. */
  readonly sizes: readonly (Size | null)[] | null;
  readonly palette: Palette;
}

export function sheetOf(picture: Picture, stock: Stock, plan: Plan, palette: Palette): Sheet {
  const { ids, numbers } = plan.cards;
  const symbols: (string | undefined)[] = [];
  return {
    plan,
    kinds: Uint8Array.from(ids, (id) => {
      const node = stock.nodes.get(id);
      if (!node) return KINDS.op;
      return isGroup(node) ? KINDS.group : isLeaf(node) ? KINDS.leaf : KINDS.op;
    }),
    faulty: Uint8Array.from(ids, (id) => (stock.marks.has(id) ? 1 : 0)),
    output: numbers.get(picture.sketch.output ?? "") ?? -1,
    symbol: (card) => {
      const node = stock.nodes.get(ids[card] ?? "");
      return (symbols[card] ??= node ? symbolOf(node, picture.ops) : "");
    },
    moments: noMoments(plan),
    sizes: null,
    palette,
  };
}
