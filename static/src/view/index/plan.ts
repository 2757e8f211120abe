import type { Arrangement } from "../placing/arrangement";
import type { Stock } from "../stock";
import { cardPlan, type CardPlan } from "./card_plan";
import { edgePlan, type EdgePlan } from "./edge_plan";

/** Where everything of a large drawing is. */
export interface Plan {
  readonly cards: CardPlan;
  readonly edges: EdgePlan;
}

export function planOf(stock: Stock, arrangement: Arrangement): Plan {
  const cards = cardPlan(stock.nodes.keys(), arrangement);
  return { cards, edges: edgePlan(stock, cards, arrangement.geometry) };
}
