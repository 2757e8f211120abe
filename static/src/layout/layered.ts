import { layeredRows } from "./chains";
import { assignColumns, leftOf } from "./columns";
import { assignY } from "./coordinates";
import { assignLanes } from "./lanes";
import { assignLayers } from "./layers";
import { DEFAULTS, EMPTY, type Layout, type LayoutNode, type LayoutOptions } from "./layout";
import { orderRows } from "./ordering";
import { packParts } from "./packing";
import { curvesOf } from "./routes";
import { straightenChains } from "./straighten";
import { breakCycles, connectedParts, topologicalOrder } from "./topology";
import { graphOf, type Edge, type Vertex } from "./vertex";

/**
 * Draw a graph from left to right in layers (Sugiyama's method): layers, dummies on long edges,
 * few crossings, straight and balanced rows, routes between the columns. Same nodes, same drawing.
 */
export function layered(nodes: readonly LayoutNode[], options: LayoutOptions = {}): Layout {
  if (nodes.length === 0) return EMPTY;
  const { columnGap, rowGap, effort } = { ...DEFAULTS, ...options };
  const { vertices, edges } = graphOf(nodes);
  const closing = breakCycles(vertices);
  assignLayers(topologicalOrder(vertices));
  const budget = { visits: effort };
  const parts = connectedParts(vertices).map((part) => {
    const rows = orderRows(layeredRows(part), budget);
    assignY(rows, rowGap);
    straightenChains(rows, rowGap);
    assignColumns(rows, columnGap);
    return { rows, laned: assignLanes(rows, edgesWithoutLinks(part, closing)) };
  });
  const size = packParts(parts, 2 * rowGap);
  return { ...size, ...nodesAndEdges(vertices, edges) };
}

function edgesWithoutLinks(part: readonly Vertex[], closing: readonly Edge[]): Edge[] {
  const tooLong = part.flatMap(({ uses }) => uses.filter((edge) => edge.links.length === 0));
  return closing.length > 0
    ? [...tooLong, ...closing.filter((edge) => part.includes(edge.from))]
    : tooLong;
}

function nodesAndEdges(
  vertices: readonly Vertex[],
  edges: readonly Edge[],
): Pick<Layout, "positions" | "curves"> {
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
