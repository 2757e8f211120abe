import { layeredRows } from "./chains";
import { assignColumns, leftOf } from "./columns";
import { assignY } from "./coordinates";
import { assignLanes } from "./lanes";
import { assignLayers } from "./layers";
import type { CubicBezier, LayoutOptions, Point } from "./layout";
import { orderRows } from "./ordering";
import { packParts } from "./packing";
import { partOf, type Report } from "./progress";
import { curvesOf } from "./routes";
import type { Budget } from "./sifting";
import { straightenChains } from "./straighten";
import { breakCycles, connectedParts } from "./topology";
import { graphOf, type Edge, type Item, type Vertex } from "./vertex";

/** One level of a drawing: all of it, or the inside of a group. */
export interface Level {
  readonly positions: ReadonlyMap<string, Point>;
  readonly curves: ReadonlyMap<string, readonly CubicBezier[]>;
  readonly width: number;
  readonly height: number;
}

/** How much of the work on a part the crossing reduction is. */
const ORDERING = 0.7;

/**
 * Draw items from left to right in layers (Sugiyama's method): layers, dummies on long edges, few
 * crossings, straight and balanced rows, routes between the columns.
 */
export function drawLevel(
  items: readonly Item[],
  { columnGap, rowGap }: Required<Pick<LayoutOptions, "columnGap" | "rowGap">>,
  budget: Budget,
  report: Report,
): Level {
  const { vertices, edges } = graphOf(items);
  const closing = breakCycles(vertices);
  let done = 0;
  const parts = connectedParts(vertices).map((part) => {
    const own = partOf(report, done / vertices.length, (done + part.length) / vertices.length);
    done += part.length;
    assignLayers(part);
    const rows = orderRows(layeredRows(part), budget, partOf(own, 0, ORDERING));
    assignY(rows, rowGap, partOf(own, ORDERING, 1));
    straightenChains(rows, rowGap);
    assignColumns(rows, columnGap);
    return { rows, laned: assignLanes(rows, edgesWithoutChain(part, closing)) };
  });
  const size = packParts(parts, 2 * rowGap);
  return { ...size, ...itemsAndEdges(vertices, edges) };
}

function edgesWithoutChain(part: readonly Vertex[], closing: readonly Edge[]): Edge[] {
  const tooLong = part.flatMap(({ uses }) => uses.filter((edge) => !edge.chain));
  if (closing.length === 0) return tooLong;
  const own = new Set(part);
  return [...tooLong, ...closing.filter((edge) => own.has(edge.from))];
}

function itemsAndEdges(
  vertices: readonly Vertex[],
  edges: readonly Edge[],
): Pick<Level, "positions" | "curves"> {
  return {
    positions: new Map(
      vertices.map((vertex) => [
        vertex.node?.id ?? "",
        { x: leftOf(vertex), y: vertex.y - vertex.height / 2 },
      ]),
    ),
    curves: new Map(edges.map((edge) => [edge.key, curvesOf(edge)])),
  };
}
