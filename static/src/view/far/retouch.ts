import { boxAt, cardsIn } from "../index/card_plan";
import { curvesIn, hullOf } from "../index/edge_plan";
import { meet, widened, type Rect } from "../placing/rect";
import { areaOfShot, type Bitmap } from "./bitmap";
import { drawCards } from "./card_pen";
import { drawCurves } from "./edge_pen";
import { isLifted, type Lifted } from "./exposure";
import type { Sheet } from "./sheet";

/** Room around what changed, px of the screen and of the drawing: lines are no wider. */
const ROOM = { screen: 3, drawing: 5 };

/** Draws a bitmap anew where some cards and edges are, and nowhere else. */
export function retouch(
  bitmap: Bitmap,
  sheet: Sheet,
  changed: { readonly cards: readonly number[]; readonly edges: readonly number[] },
  done: number,
  lifted: Lifted,
): void {
  const { pen, shot } = bitmap;
  if (!pen || !shot) return;
  const { plan } = sheet;
  const { k } = shot.camera;
  const seen = areaOfShot(shot);
  const hulls = changed.edges.flatMap((edge) => {
    const [from, to] = [plan.edges.firsts[edge] ?? 0, plan.edges.firsts[edge + 1] ?? 0];
    return Array.from({ length: to - from }, (_, i) => hullOf(plan.edges.curves, from + i));
  });
  const room = ROOM.screen / k + ROOM.drawing;
  const rects = [...changed.cards.map((i) => boxAt(plan.cards, i)), ...hulls]
    .map((rect) => widened(rect, room))
    .filter((rect) => meet(rect, seen));
  if (rects.length === 0) return;
  pen.save();
  clip(pen, bitmap, rects);
  pen.clearRect(seen.x, seen.y, seen.width, seen.height);
  // What reaches into these places with no more than its border is drawn in them too.
  const touched = rects.map((rect) => widened(rect, room));
  const curves = among(touched, (rect) => curvesIn(plan.edges, rect));
  drawCurves(
    pen,
    curves.filter((i) => !isLifted(i, sheet, lifted)),
    sheet,
    done,
    k,
  );
  const cards = among(touched, (rect) => cardsIn(plan.cards, rect));
  drawCards(
    pen,
    cards.filter((i) => !lifted.has(i)),
    sheet,
    done,
    k,
  );
  pen.restore();
}

/** Whole pixels: at the border of a clip that cuts through them, old and new would blend. */
function clip(pen: CanvasRenderingContext2D, bitmap: Bitmap, rects: readonly Rect[]): void {
  pen.beginPath();
  for (const rect of rects) {
    const { x, y, width, height } = bitmap.inWholePixels(rect);
    pen.rect(x, y, width, height);
  }
  pen.clip();
}

/** What stands in any of some places, each once and in one order, whichever way it was found. */
function among(rects: readonly Rect[], find: (rect: Rect) => readonly number[]): number[] {
  return [...new Set(rects.flatMap(find))].sort((a, b) => a - b);
}
