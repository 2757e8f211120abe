import { pointOn, type CubicBezier, type Point } from "../../layout";
import { isOrigin, type Told } from "../../timeline/findings";
import { widened, type Rect } from "../placing/rect";
import type { Bitmap } from "./bitmap";
import type { Palette } from "./palette";

/** Something that crosses an edge now, a part of the way along it. */
interface Crossing {
  readonly curves: readonly CubicBezier[];
  readonly along: number;
}

/** What is marked in the picture from afar: it changes more often than the picture does. */
export interface Highlights {
  /** What is wrong with the numbers of cards. */
  readonly wrong: readonly { readonly box: Rect; readonly told: readonly Told[] }[];
  readonly selected: readonly Rect[];
  readonly pointed: Rect | null;
  readonly focused: Rect | null;
  /** Where the step at hand has arrived, what is under way, and the colour of its sweep. */
  readonly now: Rect | null;
  readonly crossing: readonly Crossing[];
  readonly colour: "blue" | "red";
  /** What is in a person's hand, where it is held. */
  readonly lifted: readonly Rect[];
  readonly trailing: readonly (readonly CubicBezier[])[];
}

/** Widths on the screen, px: marks are as wide however far one is. */
const RING = 2.5;
const NOW = 4;
const LINE = 2.5;
const DOT = 5;
const SIGN = { produced: 4.5, passed: 3, line: 1.5 };
/** Signs of what is only passed on, or is no more than small or large, are lesser than cards. */
const MOST = { produced: 0.4, passed: 0.2 };

/** Draws the marks, on a canvas of their own above the picture. */
export function drawHighlights(bitmap: Bitmap, marks: Highlights, palette: Palette): void {
  const { pen, shot } = bitmap;
  if (!pen || !shot) return;
  bitmap.clear();
  const px = 1 / shot.camera.k;
  drawLifted(pen, marks, palette, px);
  rings(pen, marks.selected, palette.ink, RING * px);
  if (marks.pointed) rings(pen, [marks.pointed], palette.strongLine, RING * px);
  if (marks.focused) rings(pen, [marks.focused], palette.ink, NOW * px);
  const colour = palette[marks.colour];
  for (const { curves, along } of marks.crossing) {
    strokeCurves(pen, curves, colour, LINE * px);
    const { x, y } = pointOn(curves, along);
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(x, y, DOT * px, 0, 2 * Math.PI);
    pen.fill();
  }
  if (marks.now) rings(pen, [marks.now], colour, NOW * px);
  for (const { box, told } of marks.wrong) drawWrong(pen, box, told, palette, px);
}

/** The signs that a card has: a disc in a ring where something was produced, a circle where not. */
function drawWrong(
  pen: CanvasRenderingContext2D,
  box: Rect,
  told: readonly Told[],
  palette: Palette,
  px: number,
): void {
  for (const of of ["value", "grad"] as const) {
    const mine = told.filter((each) => each.of === of);
    if (mine.length === 0) continue;
    const isProduced = mine.some(isOrigin);
    const x = of === "value" ? box.x : box.x + box.width;
    const isGrave = isProduced && mine.some(({ kind }) => kind === "nan" || kind === "infinite");
    const radius = Math.min(
      (isProduced ? SIGN.produced : SIGN.passed) * px,
      isGrave ? Infinity : box.height * (isProduced ? MOST.produced : MOST.passed),
    );
    const wide = Math.min(SIGN.line * px, radius / 2);
    pen.lineWidth = wide;
    pen.strokeStyle = of === "value" ? palette.blue : palette.red;
    pen.fillStyle = isProduced ? pen.strokeStyle : palette.card;
    disc(pen, { x, y: box.y + box.height }, radius);
    pen.fill();
    pen.stroke();
    if (!isProduced) continue;
    disc(pen, { x, y: box.y + box.height }, radius + 2 * wide);
    pen.stroke();
  }
}

function disc(pen: CanvasRenderingContext2D, { x, y }: Point, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
}

function drawLifted(
  pen: CanvasRenderingContext2D,
  { lifted, trailing }: Highlights,
  palette: Palette,
  px: number,
): void {
  for (const curves of trailing) strokeCurves(pen, curves, palette.strongLine, px);
  pen.fillStyle = palette.card;
  for (const { x, y, width, height } of lifted) pen.fillRect(x, y, width, height);
  rings(pen, lifted, palette.ink, px);
}

/** A ring around each box, clear of it by its own width. */
function rings(
  pen: CanvasRenderingContext2D,
  boxes: readonly Rect[],
  colour: string,
  wide: number,
): void {
  if (boxes.length === 0) return;
  pen.strokeStyle = colour;
  pen.lineWidth = wide;
  pen.beginPath();
  for (const box of boxes) {
    const { x, y, width, height } = widened(box, wide);
    pen.rect(x, y, width, height);
  }
  pen.stroke();
}

function strokeCurves(
  pen: CanvasRenderingContext2D,
  curves: readonly CubicBezier[],
  colour: string,
  wide: number,
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = wide;
  pen.beginPath();
  for (const [x0, y0, x1, y1, x2, y2, x3, y3] of curves) {
    pen.moveTo(x0, y0);
    pen.bezierCurveTo(x1, y1, x2, y2, x3, y3);
  }
  pen.stroke();
}
