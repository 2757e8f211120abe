import { paintAcross, paintUp } from "../../charts/axes";
import { apart } from "../../charts/labels";
import { paintLine } from "../../charts/lines";
import { pixel, scale, type Scale } from "../../charts/scale";
import { logTicks, ticks, typographic, type Tick } from "../../charts/ticks";
import type { Inks, Size } from "../../charts/useCanvas";
import { short } from "../../../model/format";
import { lastOf, rangeOf, type Curves, type Quantity } from "./curves";

const LEFT = 44;
/** Room for the labels at the ends of the lines. */
const RIGHT = 68;
const TOP = 8;
const BELOW = 34;
const LABEL = 27;

export interface Chart {
  readonly curves: Curves;
  readonly of: Quantity;
  readonly log: boolean;
  /** The place in the history that is looked at; null at its end. */
  readonly place: number | null;
}

/** The scale of epochs of a chart so wide. */
export function epochScale({ epoch }: Curves, width: number): Scale {
  const last = epoch.at(-1) ?? 0;
  return scale(epoch[0] ?? 0, last > 0 ? last : 1, LEFT, width - RIGHT);
}

export function paintCurves(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  inks: Inks,
  { curves, of, log, place }: Chart,
): void {
  const across = epochScale(curves, width);
  const { low, high } = rangeOf(curves, of, log);
  const up = scale(low, high, height - BELOW, TOP, log);
  const marked =
    of === "accuracy" ? percents() : log ? logTicks(low, high, 5) : ticks(low, high, 4);
  paintGrid(context, across, up, marked, inks);
  const epochs = ticks(across.low, across.high, 4);
  paintAcross(context, { scale: across, ticks: epochs, name: "epoch" }, up.from, inks);
  paintUp(context, { scale: up, ticks: marked, name: "" }, across.from, inks);
  context.save();
  context.beginPath();
  context.rect(across.from, TOP - 2, across.to - across.from + 2, up.from - TOP + 3);
  context.clip();
  const { epoch: x, train, held, batch } = curves;
  const solid = { width: 2, dash: [], alpha: 1, x };
  paintLine(context, across, up, { ...solid, y: batch, colour: inks.blue, width: 1, alpha: 0.25 });
  paintLine(context, across, up, { ...solid, y: held, colour: inks.soft, dash: [5, 3] });
  paintLine(context, across, up, { ...solid, y: train, colour: inks.blue });
  context.restore();
  if (place !== null) paintMoment(context, pixel(across, x[place] ?? 0), up, inks);
  paintDots(context, across, up, curves, place ?? x.length - 1, inks);
  paintLabels(context, across, up, curves, of, inks);
}

function percents() {
  return [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: `${100 * at} %` }));
}

function paintGrid(
  context: CanvasRenderingContext2D,
  across: Scale,
  up: Scale,
  marked: readonly Tick[],
  { line, strong }: Inks,
): void {
  context.lineWidth = 1;
  context.strokeStyle = line;
  context.beginPath();
  for (const { at } of marked) {
    const y = Math.round(pixel(up, at)) + 0.5;
    context.moveTo(across.from, y);
    context.lineTo(across.to, y);
  }
  context.stroke();
  context.strokeStyle = strong;
  context.beginPath();
  context.moveTo(across.from - 0.5, up.to);
  context.lineTo(across.from - 0.5, up.from + 0.5);
  context.lineTo(across.to, up.from + 0.5);
  context.stroke();
}

/** The moment that is looked at. */
function paintMoment(context: CanvasRenderingContext2D, x: number, up: Scale, { ink }: Inks): void {
  context.lineWidth = 1.5;
  context.strokeStyle = ink;
  context.beginPath();
  context.moveTo(x, up.to);
  context.lineTo(x, up.from);
  context.stroke();
}

/** A dot on each line at a place: at the beginning there is nothing else to see of it. */
function paintDots(
  context: CanvasRenderingContext2D,
  across: Scale,
  up: Scale,
  { epoch, train, held }: Curves,
  place: number,
  { card, blue, soft }: Inks,
): void {
  context.lineWidth = 1.5;
  context.strokeStyle = card;
  for (const [column, colour] of [
    [held, soft],
    [train, blue],
  ] as const) {
    const y = pixel(up, column[place] ?? NaN);
    if (!Number.isFinite(y)) continue;
    context.beginPath();
    context.arc(pixel(across, epoch[place] ?? 0), y, 3.5, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.stroke();
  }
}

/** What each line is and where it ends, beside its end. */
function paintLabels(
  context: CanvasRenderingContext2D,
  across: Scale,
  up: Scale,
  curves: Curves,
  of: Quantity,
  { blue, soft, font }: Inks,
): void {
  const ends = [
    { name: "train", colour: blue, end: lastOf(curves.train) },
    { name: "held out", colour: soft, end: lastOf(curves.held) },
  ].flatMap(({ end, ...rest }) => (end ? [{ ...rest, value: end.value }] : []));
  const wanted = ends
    .map(({ value }) => pixel(up, value))
    .map((y) => (Number.isFinite(y) ? y : up.from));
  const places = apart(wanted, LABEL, TOP + LABEL / 2 - 4, up.from - LABEL / 2);
  context.textAlign = "left";
  for (const [i, { name, colour, value }] of ends.entries()) {
    const y = places[i] ?? 0;
    context.fillStyle = colour;
    context.font = font;
    context.textBaseline = "bottom";
    context.fillText(name, across.to + 6, y + 1);
    context.font = `600 ${font}`;
    context.textBaseline = "top";
    context.fillText(
      of === "accuracy" ? percent(value) : typographic(short(value)),
      across.to + 6,
      y + 1,
    );
  }
}

/** A share in percent with one decimal. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
