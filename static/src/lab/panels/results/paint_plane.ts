import { paintAcross, paintUp } from "../../charts/axes";
import { pixel } from "../../charts/scale";
import { ticks } from "../../charts/ticks";
import type { Inks, Size } from "../../charts/useCanvas";
import type { Axis, RunData } from "../../contract";
import { data, lookedAt } from "../../session";
import { field, unitIndex, type Field } from "./field";
import { axes, points } from "./on_plane";
import { isCurve, paintArea, paintCurve } from "./paint_area";
import { marksOf, paintMarks, type Marks } from "./paint_points";
import { answersAxis, frameOf, type Frame } from "./points";

/** Paints what is drawn now, and keeps where it drew it. */
export function planePainter() {
  const sampled = marksKept();
  const painter = {
    frame: null as Frame | null,
    paint: (context: CanvasRenderingContext2D, size: Size, inks: Inks): void => {
      const [now, all, over] = [field.value, data.value, axes.value];
      painter.frame = null;
      if (!now || !over?.[0]) {
        paintEmpty(context, size, inks);
        return;
      }
      const up = over[1] ?? upAxis(now, all);
      const frame = frameOf(over[0], up, size.width, size.height);
      painter.frame = frame;
      paintArea(context, now, frame, inks);
      paintAxes(context, [over[0], up], frame, inks);
      if (all) sampled(context, all, frame, inks, [size.width, size.height, up.low, up.high]);
      if (isCurve(now)) paintCurve(context, now, frame, inks);
      paintLooked(context, frame, inks);
    },
  };
  return painter;
}

/** Paints the samples; their marks are made anew only where they have moved. */
function marksKept() {
  let kept: { of: readonly unknown[]; marks: Marks[] } = { of: [], marks: [] };
  return (
    context: CanvasRenderingContext2D,
    all: RunData,
    frame: Frame,
    inks: Inks,
    place: readonly number[],
  ): void => {
    const isLine = axes.value?.length === 1;
    const of = [all, axes.value, points.value, inks.card, ...place];
    if (of.some((part, k) => part !== kept.of[k]))
      kept = { of, marks: marksOf(points.value, all, frame, isLine ? "by height" : "by colour") };
    paintMarks(context, kept.marks, inks, all.classes || isLine ? "light" : "dark");
  };
}

function paintAxes(
  context: CanvasRenderingContext2D,
  [across, up]: readonly [Axis, Axis],
  frame: Frame,
  inks: Inks,
): void {
  const below = {
    scale: frame.x,
    ticks: ticks(across.low, across.high, 5),
    name: across.feature,
  };
  paintAcross(context, below, frame.y.from, inks);
  const isLine = axes.value?.length === 1 && unitIndex.value === null;
  const lines = isLine ? data.value?.classes?.names : undefined;
  const marked = lines
    ? lines.map((name, at) => ({ at, text: name.slice(0, 5) }))
    : ticks(up.low, up.high, 5);
  paintUp(context, { scale: frame.y, ticks: marked, name: up.feature }, frame.x.from, inks);
}

function paintEmpty(context: CanvasRenderingContext2D, size: Size, { line }: Inks): void {
  const { x, y } = frameOf({ low: 0, high: 1 }, { low: 0, high: 1 }, size.width, size.height);
  context.strokeStyle = line;
  context.strokeRect(x.from + 0.5, y.to + 0.5, x.to - x.from - 1, y.from - y.to - 1);
}

/** The axis up where there is one feature. */
function upAxis({ numbers }: Field, all: RunData | null): Axis {
  if (all && unitIndex.value === null) return answersAxis(all);
  const reach = roundReach(numbers?.reach ?? 1);
  return { feature: "answer", low: -reach, high: reach };
}

/** Of a unit's answers: rounded up, so that the axis seldom changes while they do. */
function roundReach(reach: number): number {
  return reach > 0 ? 2 ** Math.ceil(Math.log2(reach * 1.05)) : 1;
}

/** A ring around the sample that is looked at. */
function paintLooked(context: CanvasRenderingContext2D, frame: Frame, { ink, card }: Inks): void {
  const row = lookedAt.value;
  const point = points.value.find((each) => each.row === row);
  if (!point) return;
  for (const [width, colour] of [
    [4, card],
    [2, ink],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.beginPath();
    context.arc(pixel(frame.x, point.x), pixel(frame.y, point.y), 7.5, 0, 2 * Math.PI);
    context.stroke();
  }
}
