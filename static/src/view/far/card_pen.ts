import { KINDS, type Sheet } from "./sheet";

/** From these scales on corners are round, symbols are written, and bodies have a border. */
const ROUND = 0.2;
const WRITTEN = 0.09;
const BORDERED = 0.05;
/** The size of symbols from afar, px: as style/graph.css has it. */
const SYMBOL = 40;
const GROUP_SYMBOL = 26;
/** The bars that stand where the numbers do, px: their height, and the room around them. */
const BAR = { height: 14, side: 10, below: 9 };

type Pen = CanvasRenderingContext2D;

/**
 * Cards as they look from afar after so many steps: a bar on the left once the value is computed,
 * one on the right once a derivative has come. Smaller still, the bars are all there is.
 */
export function drawCards(
  pen: Pen,
  cards: readonly number[],
  sheet: Sheet,
  done: number,
  scale: number,
): void {
  const { palette, moments } = sheet;
  drawBodies(pen, cards, sheet, scale);
  pen.fillStyle = palette.blue;
  for (const i of cards) if ((moments.computed[i] ?? 0) < done) bar(pen, sheet, i, 0, scale);
  pen.fillStyle = palette.red;
  for (const i of cards) if ((moments.reached[i] ?? 0) < done) bar(pen, sheet, i, 1, scale);
  if (scale >= WRITTEN) for (const i of cards) write(pen, sheet, i);
}

function drawBodies(pen: Pen, cards: readonly number[], sheet: Sheet, scale: number): void {
  const { palette, kinds, faulty, output } = sheet;
  if (scale < BORDERED) {
    pen.fillStyle = palette.strongLine;
    pen.globalAlpha = 0.5;
    for (const i of cards) pen.fillRect(...boxOf(sheet, i));
    pen.globalAlpha = 1;
  } else {
    pen.lineWidth = Math.max(1.5, 1 / scale);
    pen.strokeStyle = palette.strongLine;
    pen.fillStyle = palette.card;
    trace(pen, cards, sheet, scale);
    const leaves = cards.filter((i) => kinds[i] === KINDS.leaf);
    pen.fillStyle = palette.blueSoft;
    for (const i of leaves) body(pen, sheet, i, scale);
  }
  pen.lineWidth = Math.max(3, 2.5 / scale);
  pen.strokeStyle = palette.amber;
  for (const i of cards) if (faulty[i]) outline(pen, sheet, i, 0);
  pen.strokeStyle = palette.ink;
  if (cards.includes(output)) outline(pen, sheet, output, -pen.lineWidth);
}

/** One path for all: to fill and stroke them one by one takes several times as long. */
function trace(pen: Pen, cards: readonly number[], sheet: Sheet, scale: number): void {
  pen.beginPath();
  for (const i of cards) {
    if (scale < ROUND) pen.rect(...boxOf(sheet, i));
    else pen.roundRect(...boxOf(sheet, i), radiusOf(sheet, i));
  }
  pen.fill();
  pen.stroke();
}

function body(pen: Pen, sheet: Sheet, i: number, scale: number): void {
  if (scale < ROUND) {
    pen.fillRect(...boxOf(sheet, i));
    return;
  }
  pen.beginPath();
  pen.roundRect(...boxOf(sheet, i), radiusOf(sheet, i));
  pen.fill();
}

function outline(pen: Pen, sheet: Sheet, i: number, by: number): void {
  const [x, y, width, height] = boxOf(sheet, i);
  pen.strokeRect(x - by, y - by, width + 2 * by, height + 2 * by);
}

function bar(pen: Pen, sheet: Sheet, i: number, side: 0 | 1, scale: number): void {
  const [x, y, width, height] = boxOf(sheet, i);
  if (scale < WRITTEN) {
    pen.fillRect(x + (side * width) / 2, y, width / 2, height);
    return;
  }
  const long = width / 2 - 1.5 * BAR.side;
  const left = side === 0 ? x + BAR.side : x + width - BAR.side - long;
  pen.fillRect(left, y + height - BAR.below - BAR.height, long, BAR.height);
}

function write(pen: Pen, sheet: Sheet, i: number): void {
  const { palette, kinds } = sheet;
  const [x, y, width, height] = boxOf(sheet, i);
  const isGroup = kinds[i] === KINDS.group;
  pen.font = isGroup
    ? `600 ${GROUP_SYMBOL}px ${palette.sans}`
    : `${kinds[i] === KINDS.leaf ? "italic " : ""}${SYMBOL}px ${palette.math}`;
  pen.fillStyle = palette.ink;
  pen.textAlign = "center";
  pen.fillText(sheet.symbol(i), x + width / 2, y + height * 0.56, width - 16);
}

function radiusOf({ kinds }: Sheet, i: number): number {
  return kinds[i] === KINDS.leaf ? 24 : 10;
}

function boxOf({ plan }: Sheet, i: number): [number, number, number, number] {
  const { boxes } = plan.cards;
  const at = 4 * i;
  return [boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0];
}
