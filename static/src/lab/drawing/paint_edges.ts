import type { DrawnEdges } from "./chosen_edges";
import type { Inks } from "./inks";
import type { Places } from "./places";
import { routeBetween, trace, type Route } from "./routes";
import { LEVELS, strokeOf, widestStroke } from "./strokes";

type Context = CanvasRenderingContext2D;

/** Faint enough to leave the eye to the edges of the unit that is chosen. */
const FADED = 0.25;
const DASH = [5, 3];
/** Positive, negative, not known. */
const KINDS = 3;

/** The way that an edge is drawn. */
export function routeOf({ edges }: DrawnEdges, places: Places, edge: number): Route {
  const source = edges.skipped[edge] ?? -1;
  const layer = edges.layer[edge] ?? 0;
  const lane =
    source < 0
      ? undefined
      : places.lanes.find((each) => each.layer === layer && each.source === source);
  const shift = edges.shift[edge] ?? 0;
  return routeBetween(places, edges.from[edge] ?? 0, edges.to[edge] ?? 0, shift, lane);
}

/** Paints edges, those of one stroke together, the faintest first. */
export function paintEdges(
  context: Context,
  drawing: DrawnEdges,
  places: Places,
  which: Iterable<number>,
  inks: Inks,
  isFaded: boolean,
): void {
  const groups: number[][] = Array.from({ length: LEVELS * KINDS }, () => []);
  for (const edge of which) {
    const kind = drawing.isUnknown[edge] ? 2 : (drawing.isNegative[edge] ?? 0);
    groups[(drawing.level[edge] ?? 0) * KINDS + kind]?.push(edge);
  }
  const widest = widestStroke(drawing.edges.count, densityOf(context));
  for (const [i, group] of groups.entries()) {
    if (group.length === 0) continue;
    const { width, opacity } = strokeOf(Math.floor(i / KINDS), widest);
    const kind = i % KINDS;
    context.globalAlpha = opacity * (isFaded ? FADED : 1);
    context.lineWidth = width;
    context.strokeStyle = inkOf(kind, drawing.isGradient, inks);
    context.setLineDash(kind === 1 ? DASH : []);
    context.beginPath();
    for (const edge of group) trace(context, routeOf(drawing, places, edge));
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** One edge that is pointed at or chosen, on a halo that lifts it from the others. */
export function paintRaised(
  context: Context,
  drawing: DrawnEdges,
  places: Places,
  edge: number,
  inks: Inks,
): void {
  const kind = drawing.isUnknown[edge] ? 2 : (drawing.isNegative[edge] ?? 0);
  const widest = widestStroke(drawing.edges.count, densityOf(context));
  const { width } = strokeOf(drawing.level[edge] ?? 0, widest);
  context.beginPath();
  trace(context, routeOf(drawing, places, edge));
  context.lineWidth = width + 5;
  context.strokeStyle = inks.card;
  context.stroke();
  context.lineWidth = width + 1.5;
  context.strokeStyle = inkOf(kind, drawing.isGradient, inks);
  context.setLineDash(kind === 1 ? DASH : []);
  context.stroke();
  context.setLineDash([]);
}

/** Pixels of the canvas to one of CSS. */
function densityOf(context: Context): number {
  return context.getTransform().a;
}

function inkOf(kind: number, isGradient: boolean, inks: Inks): string {
  if (kind === 2) return inks.unknown;
  if (isGradient) return inks.gradient;
  return kind === 1 ? inks.negative : inks.positive;
}
