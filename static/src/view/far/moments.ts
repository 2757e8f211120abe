import type { Frame, Timeline } from "../../timeline/timeline";
import { widthOf } from "../edges/product";
import type { Plan } from "../index/plan";

/** A place that no timeline reaches. */
const NEVER = 2 ** 31 - 1;

/**
 * When what happens to each card and edge of a plan, as places in a timeline: what is to be seen
 * after any number of steps, and what is new between two, is then found without a look at the rest.
 */
export interface Moments {
  /** When each card's value is computed, and when a derivative first reaches it. */
  readonly computed: Int32Array;
  readonly reached: Int32Array;
  /** When a derivative crosses each edge, and how wide that is drawn, px. */
  readonly crossed: Int32Array;
  readonly widths: Float32Array;
}

/** Of a drawing that nothing has been computed of. */
export function noMoments({ cards, edges }: Plan): Moments {
  const never = (count: number): Int32Array => new Int32Array(count).fill(NEVER);
  const { length } = cards.ids;
  const widths = new Float32Array(edges.keys.length);
  return { computed: never(length), reached: never(length), crossed: never(widths.length), widths };
}

/** `crossings` tells for an edge as it is drawn what crosses it: one may stand for another. */
export function momentsOf(
  plan: Plan,
  { computed, seeded, arrivals }: Timeline,
  crossings: Frame["crossings"],
): Moments {
  const moments = noMoments(plan);
  for (const [i, id] of plan.cards.ids.entries()) {
    moments.computed[i] = computed.get(id) ?? NEVER;
    moments.reached[i] = seeded.get(id) ?? arrivals.get(id)?.[0]?.place ?? NEVER;
  }
  for (const [i, key] of plan.edges.keys.entries()) {
    const crossing = crossings.get(key);
    if (!crossing) continue;
    moments.crossed[i] = crossing.place;
    moments.widths[i] = widthOf(crossing.step.amount);
  }
  return moments;
}

/** The cards and edges that look different after `a` steps and after `b`, by their numbers. */
export function changedBetween(
  { computed, reached, crossed }: Moments,
  { consumers }: Plan["edges"],
  a: number,
  b: number,
): { cards: number[]; edges: number[] } {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const isIn = (place: number | undefined): boolean =>
    place !== undefined && place >= low && place < high;
  const cards: number[] = [];
  const edges: number[] = [];
  for (let i = 0; i < computed.length; i++)
    if (isIn(computed[i]) || isIn(reached[i])) cards.push(i);
  for (let i = 0; i < crossed.length; i++) {
    if (isIn(crossed[i]) || isIn(computed[consumers[i] ?? -1])) edges.push(i);
  }
  return { cards, edges };
}
