import type { Size } from "../../timeline/sizes";
import { KINDS, type Sheet } from "./sheet";

/** So many tints are told apart: all cards of one are filled at once. */
const TINTS = 12;
const DEEPEST = 0.85;
/** The bar at the foot of a card, as a part of its height, and the scale from which on it is drawn. */
const BAR = 0.14;
const BARRED = 0.03;
/** Corners are round from this scale on, and the bar keeps clear of them, px of the drawing. */
const ROUND = 0.2;
const CORNER = 10;

type Pen = CanvasRenderingContext2D;

/**
 * Cards by the sizes of their derivatives: a deeper red and a longer bar for a larger one, a line
 * through those that are 0, a cross through those that are not finite.
 */
export function drawSizes(
  pen: Pen,
  cards: readonly number[],
  sheet: Sheet,
  sizes: readonly (Size | null)[],
  scale: number,
): void {
  const tinted: number[][] = Array.from({ length: TINTS + 1 }, () => []);
  const kept = { zero: [] as number[], unbounded: [] as number[] };
  for (const i of cards) {
    const size = sizes[i];
    if (size?.kind === "sized") tinted[Math.round(size.part * TINTS)]?.push(i);
    else if (size) kept[size.kind].push(i);
  }
  pen.fillStyle = sheet.palette.card;
  body(pen, cards, sheet, scale);
  pen.fillStyle = sheet.palette.red;
  for (const [tint, some] of tinted.entries()) {
    if (some.length === 0) continue;
    pen.globalAlpha = (DEEPEST * tint) / TINTS;
    body(pen, some, sheet, scale);
    pen.globalAlpha = 1;
    if (scale >= BARRED) bars(pen, some, sheet, tint / TINTS);
  }
  pen.lineWidth = Math.max(2, 1 / scale);
  pen.strokeStyle = sheet.palette.strongLine;
  strike(pen, kept.zero, sheet, false);
  pen.strokeStyle = sheet.palette.ink;
  strike(pen, kept.unbounded, sheet, true);
}

function body(pen: Pen, cards: readonly number[], { plan, kinds }: Sheet, scale: number): void {
  pen.beginPath();
  for (const i of cards) {
    const box = boxOf(plan.cards.boxes, i);
    if (scale < ROUND) pen.rect(...box);
    else pen.roundRect(...box, kinds[i] === KINDS.leaf ? 2.4 * CORNER : CORNER);
  }
  pen.fill();
}

/** At the foot of each card a bar, as long as a part of the card's width. */
function bars(pen: Pen, cards: readonly number[], { plan }: Sheet, part: number): void {
  pen.beginPath();
  for (const i of cards) {
    const [x, y, width, height] = boxOf(plan.cards.boxes, i);
    const high = height * BAR;
    pen.rect(x + CORNER, y + height - CORNER - high, (width - 2 * CORNER) * part, high);
  }
  pen.fill();
}

function strike(pen: Pen, cards: readonly number[], { plan }: Sheet, crossed: boolean): void {
  pen.beginPath();
  for (const i of cards) {
    const [x, y, width, height] = boxOf(plan.cards.boxes, i);
    pen.moveTo(x, y + height);
    pen.lineTo(x + width, y);
    if (!crossed) continue;
    pen.moveTo(x, y);
    pen.lineTo(x + width, y + height);
  }
  pen.stroke();
}

function boxOf(boxes: ArrayLike<number>, i: number): [number, number, number, number] {
  const at = 4 * i;
  return [boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0];
}
