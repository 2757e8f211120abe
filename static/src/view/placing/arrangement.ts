import {
  layered,
  layoutOf,
  portY,
  type LayoutNode,
  type LayoutOptions,
  type Point,
} from "../../layout";
import { inputsOf, type Graph, type Node, type Ops } from "../../model/graph";
import { fittingScale, type Box } from "../camera/camera";
import { folded } from "./fold";
import { geometryOf, transposed, type Geometry } from "./geometry";
import { captionOf, symbolOf } from "../words";
import { textWidth } from "../text_width";

/** How a drawing is laid out: at ease from left to right, nearer, closely, or closely downwards. */
export type Style = "wide" | "near" | "close" | "tall";

interface Measures {
  readonly height: number;
  readonly least: number;
  readonly most: number;
  readonly options: LayoutOptions;
}

const MEASURES: Readonly<Record<Style, Measures>> = {
  wide: { height: 92, least: 144, most: 240, options: { columnGap: 132, rowGap: 40 } },
  near: { height: 76, least: 124, most: 176, options: { columnGap: 100, rowGap: 24 } },
  close: { height: 76, least: 104, most: 176, options: { columnGap: 60, rowGap: 16 } },
  tall: { height: 76, least: 104, most: 176, options: { columnGap: 60, rowGap: 16 } },
};

/** Below this scale the smallest text would be under 10 px: then a closer style is tried. */
const READABLE = 0.8;
/** Any other style has to be this much larger to be worth it. */
const WORTH = 1.15;
/** Below this scale no style can be read, so the drawing keeps its usual one. */
const HOPELESS = 0.4;
/** Rows that a long drawing may be folded into. */
const FOLDS = [2, 3, 4];
/** Larger graphs are not readable whole in any style. */
const CLOSE_NODES = 60;
/** Larger graphs are laid out in a worker, in the one style it knows. */
const AT_ONCE = 150;

export interface Arrangement {
  readonly style: Style;
  readonly sizes: ReadonlyMap<string, Box>;
  readonly geometry: Geometry;
}

/** The styles of one graph, each laid out when it is first looked at. */
export interface Arrangements {
  /** The style that suits the screen. */
  readonly suiting: (screen: Box) => Arrangement;
}

export async function arrangementsOf(graph: Graph, ops: Ops): Promise<Arrangements> {
  if (graph.nodes.length >= AT_ONCE) {
    const sizes = sizesIn("wide", graph, ops);
    const geometry = geometryOf(await layoutOf(layoutNodes("wide", graph, sizes)));
    return { suiting: () => ({ style: "wide", sizes, geometry }) };
  }
  const made = new Map<string, Arrangement | null>();
  const keep = (key: string, make: () => Arrangement | null): Arrangement | null => {
    const known = made.get(key);
    const arrangement = known === undefined ? make() : known;
    made.set(key, arrangement);
    return arrangement;
  };
  const inStyle = (style: Style) => keep(style, () => arrange(style, graph, ops));
  const inRows = (rows: number) => keep(`${rows} rows`, () => inFolds(inStyle("near"), rows));
  return {
    suiting: (screen) => {
      const wide = inStyle("wide") ?? arrange("wide", graph, ops);
      const scale = (each: Arrangement | null): number =>
        each ? fittingScale(each.geometry, screen) : 0;
      if (graph.nodes.length > CLOSE_NODES) return wide;
      const readable = [wide, inStyle("near")].find((each) => scale(each) >= READABLE);
      if (readable) return readable;
      let best = wide;
      // Best first: labels have more room beside lines that run down, and folds are to be followed.
      const closer = [inStyle("tall"), inStyle("close"), ...FOLDS.map(inRows)];
      for (const each of closer) {
        if (each && scale(each) > Math.max(HOPELESS, scale(best) * WORTH)) best = each;
      }
      return best;
    },
  };
}

function inFolds(near: Arrangement | null, rows: number): Arrangement | null {
  const geometry = near && folded(near.geometry, near.sizes, rows);
  return geometry && { ...near, geometry };
}

function arrange(style: Style, graph: Graph, ops: Ops): Arrangement {
  const sizes = sizesIn(style, graph, ops);
  const drawn = geometryOf(layered(layoutNodes(style, graph, sizes), MEASURES[style].options));
  return { style, sizes, geometry: style === "tall" ? transposed(drawn) : drawn };
}

function sizesIn(style: Style, graph: Graph, ops: Ops): Map<string, Box> {
  const { height } = MEASURES[style];
  return new Map(
    graph.nodes.map((node) => [node.id, { width: cardWidth(node, ops, style), height }]),
  );
}

/** Room for the longest line of a card, px. */
function cardWidth(node: Node, ops: Ops, style: Style): number {
  const { least, most } = MEASURES[style];
  const caption = captionOf(node, ops);
  const longest = Math.max(
    textWidth(caption, "name"),
    textWidth(symbolOf(node, ops), "symbol") * (style === "wide" ? 1 : 0.8),
  );
  return Math.round(Math.min(most, Math.max(least, longest + 28)));
}

function layoutNodes(style: Style, graph: Graph, sizes: ReadonlyMap<string, Box>): LayoutNode[] {
  return graph.nodes.map((node) => {
    const { width = 0, height = 0 } = sizes.get(node.id) ?? {};
    const turned = style === "tall" ? { width: height, height: width } : { width, height };
    return { id: node.id, ...turned, inputs: inputsOf(node) };
  });
}

/** Where an edge ends at a card, from the card's corner. */
export function inputPort(
  { width, height }: Box,
  style: Style,
  slots: number,
  slot: number,
): Point {
  return style === "tall"
    ? { x: portY(width, slots, slot), y: 0 }
    : { x: 0, y: portY(height, slots, slot) };
}

export function outputPort({ width, height }: Box, style: Style): Point {
  return style === "tall" ? { x: width / 2, y: height } : { x: width, y: height / 2 };
}

/** The box around the cards of some nodes. */
export function boxAround(
  nodes: readonly string[],
  { geometry, sizes }: Arrangement,
): { readonly at: Point; readonly size: Box } | null {
  const corners = nodes.flatMap((id) => {
    const [at, size] = [geometry.cards.get(id), sizes.get(id)];
    return at && size ? [at, { x: at.x + size.width, y: at.y + size.height }] : [];
  });
  if (corners.length === 0) return null;
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const at = { x: Math.min(...xs), y: Math.min(...ys) };
  return { at, size: { width: Math.max(...xs) - at.x, height: Math.max(...ys) - at.y } };
}
