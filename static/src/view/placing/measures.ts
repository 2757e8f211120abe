import { own } from "../../edits/records";
import type { LayoutNode, LayoutOptions } from "../../layout";
import type { Style } from "../../model/document";
import type { Ops } from "../../model/graph";
import { slotsOf, type Sketch, type SketchNode } from "../../model/sketch";
import type { Box } from "../camera/camera";
import type { Picture } from "../picture";
import { textWidth } from "../text_width";
import { captionOf, symbolOf } from "../words";

interface Measures {
  readonly height: number;
  readonly least: number;
  readonly most: number;
  readonly options: LayoutOptions;
}

/** How large cards are in each style, px, and how far apart. */
export const MEASURES: Readonly<Record<Style, Measures>> = {
  wide: { height: 92, least: 144, most: 240, options: { columnGap: 132, rowGap: 40 } },
  near: { height: 76, least: 124, most: 176, options: { columnGap: 100, rowGap: 24 } },
  close: { height: 76, least: 104, most: 176, options: { columnGap: 60, rowGap: 16 } },
  tall: { height: 76, least: 104, most: 176, options: { columnGap: 60, rowGap: 16 } },
  rising: { height: 76, least: 160, most: 160, options: { columnGap: 48, rowGap: 24 } },
};

/** The size of a card that nothing is known of yet. */
export function usualSize(style: Style): Box {
  return { width: MEASURES[style].least, height: MEASURES[style].height };
}

export function sizesIn(style: Style, { nodes }: Sketch, ops: Ops): Map<string, Box> {
  const { height } = MEASURES[style];
  return new Map(nodes.map((node) => [node.id, { width: cardWidth(node, ops, style), height }]));
}

/** Room for the longest line of a card, px. */
function cardWidth(node: SketchNode, ops: Ops, style: Style): number {
  const { least, most } = MEASURES[style];
  const longest = Math.max(
    textWidth(captionOf(node, ops), "name"),
    textWidth(symbolOf(node, ops), "symbol") * (style === "wide" ? 1 : 0.8),
  );
  return Math.round(Math.min(most, Math.max(least, longest + 28)));
}

/** Whether values flow down or up instead of rightwards. */
export function isUpright(style: Style): boolean {
  return style === "tall" || style === "rising";
}

/** The boxes to lay out; upright is rightwards with the sides of everything changed over. */
export function layoutNodes(
  style: Style,
  { sketch, groups }: Picture,
  sizes: ReadonlyMap<string, Box>,
): LayoutNode[] {
  return sketch.nodes.map((node) => {
    const { width = 0, height = 0 } = sizes.get(node.id) ?? {};
    const turned = isUpright(style) ? { width: height, height: width } : { width, height };
    // An open slot keeps its port: no node has an empty name.
    const inputs = slotsOf(node).map((from) => from ?? "");
    return { id: node.id, ...turned, inputs, group: own(groups, node.id) ?? "" };
  });
}
