import { KINDS, type Sheet } from "./sheet";
import { drawSizes } from "./size_pen";

/** From these scales on corners are round, symbols are written, and bodies have a border. */
const ROUND = 0.2;
const WRITTEN = 0.09;
const BORDERED = 0.03;
/** The size of symbols from afar, px: as style/graph.css has it. */
const SYMBOL = 40;
const GROUP_SYMBOL = 26;
/** The border of a card that something has come to, px, and how much of its colour is in it. */
const BORDER = 5;
const TINT = { border: 0.7, body: 0.28 };

type Pen = CanvasRenderingContext2D;

/**
 * Cards as they look from afar after so many steps: with a border once the value is computed, and
 * filled once a derivative has come. Of the smallest one half is filled for the one, and one for the
 * other.
 */
export function drawCards(
  pen: Pen,
  cards: readonly number[],
  sheet: Sheet,
  done: number,
  scale: number,
): void {
  const { moments, sizes } = sheet;
  const computed = cards.filter((i) => (moments.computed[i] ?? 0) < done);
  const reached = cards.filter((i) => (moments.reached[i] ?? 0) < done);
  if (scale < BORDERED) drawSpecks(pen, cards, sheet, { computed, reached });
  else drawBodies(pen, cards, sheet, { computed, reached, scale });
  if (sizes) drawSizes(pen, reached, sheet, sizes, scale);
  drawOutlines(pen, cards, sheet, scale);
  if (scale >= WRITTEN) for (const i of cards) write(pen, sheet, i);
}

interface Come {
  readonly computed: readonly number[];
  readonly reached: readonly number[];
}

function drawSpecks(pen: Pen, cards: readonly number[], sheet: Sheet, come: Come): void {
  const { palette } = sheet;
  pen.fillStyle = palette.strongLine;
  pen.globalAlpha = 0.5;
  for (const i of cards) pen.fillRect(...boxOf(sheet, i));
  pen.globalAlpha = 1;
  pen.fillStyle = palette.blue;
  for (const i of come.computed) half(pen, sheet, i, 0);
  pen.fillStyle = palette.red;
  for (const i of come.reached) half(pen, sheet, i, 1);
}

function half(pen: Pen, sheet: Sheet, i: number, side: 0 | 1): void {
  const [x, y, width, height] = boxOf(sheet, i);
  pen.fillRect(x + (side * width) / 2, y, width / 2, height);
}

function drawBodies(
  pen: Pen,
  cards: readonly number[],
  sheet: Sheet,
  { computed, reached, scale }: Come & { readonly scale: number },
): void {
  const { palette, kinds } = sheet;
  const isReached = new Set(reached);
  const onlyComputed = computed.filter((i) => !isReached.has(i));
  pen.fillStyle = palette.card;
  pen.strokeStyle = palette.strongLine;
  pen.lineWidth = Math.max(1.5, 0.7 / scale);
  trace(pen, cards, sheet, scale);
  pen.fill();
  pen.stroke();
  pen.fillStyle = palette.blueSoft;
  trace(
    pen,
    cards.filter((i) => kinds[i] === KINDS.leaf),
    sheet,
    scale,
  );
  pen.fill();
  pen.lineWidth = Math.max(BORDER, 0.9 / scale);
  pen.strokeStyle = palette.blue;
  pen.globalAlpha = TINT.border;
  trace(pen, onlyComputed, sheet, scale);
  pen.stroke();
  pen.strokeStyle = pen.fillStyle = palette.red;
  trace(pen, reached, sheet, scale);
  pen.stroke();
  pen.globalAlpha = TINT.body;
  if (!sheet.sizes) pen.fill();
  pen.globalAlpha = 1;
}

function drawOutlines(pen: Pen, cards: readonly number[], sheet: Sheet, scale: number): void {
  const { palette, faulty, output } = sheet;
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
}

function outline(pen: Pen, sheet: Sheet, i: number, by: number): void {
  const [x, y, width, height] = boxOf(sheet, i);
  pen.strokeRect(x - by, y - by, width + 2 * by, height + 2 * by);
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
