import { cardsIn } from "../index/card_plan";
import { curvesIn } from "../index/edge_plan";
import { areaOfShot, type Bitmap } from "./bitmap";
import { drawCards } from "./card_pen";
import { drawCurves } from "./edge_pen";
import type { Sheet } from "./sheet";

/** Cards or curves drawn between two looks at the clock. */
const AT_A_TIME = 100;

/** What is left out, because it is in a person's hand: cards, and the edges at them. */
export type Lifted = ReadonlySet<number>;

/** Draws all that a bitmap's shot holds, a little with each step, edges below cards. */
export function* exposure(
  bitmap: Bitmap,
  sheet: Sheet,
  done: number,
  lifted: Lifted,
): Generator<void> {
  const { pen, shot } = bitmap;
  if (!pen || !shot) return;
  const { plan } = sheet;
  const area = areaOfShot(shot);
  const { k } = shot.camera;
  const curves = curvesIn(plan.edges, area).filter((i) => !isLifted(i, sheet, lifted));
  yield;
  for (const some of inTurns(curves)) {
    drawCurves(pen, some, sheet, done, k);
    yield;
  }
  const cards = cardsIn(plan.cards, area).filter((i) => !lifted.has(i));
  yield;
  for (const some of inTurns(cards)) {
    drawCards(pen, some, sheet, done, k);
    yield;
  }
}

function* inTurns(all: readonly number[]): Generator<readonly number[]> {
  for (let i = 0; i < all.length; i += AT_A_TIME) yield all.slice(i, i + AT_A_TIME);
}

/** Whether a curve is of an edge that begins or ends at a card in the hand. */
export function isLifted(curve: number, { plan }: Sheet, lifted: Lifted): boolean {
  if (lifted.size === 0) return false;
  const edge = plan.edges.edges[curve] ?? 0;
  return lifted.has(plan.edges.sources[edge] ?? -1) || lifted.has(plan.edges.consumers[edge] ?? -1);
}
