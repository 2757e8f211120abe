import type { Style } from "../../model/document";
import type { Ops } from "../../model/graph";
import type { SketchNode } from "../../model/sketch";
import type { Box } from "../camera/camera";
import { heatPicture, type HeatPicture } from "./heat_picture";
import { faultBadge } from "../marks/badge";
import { svg } from "../svg";
import { clipped } from "../text_width";
import { captionOf, NO_NUMBER, symbolOf } from "../words";
import { isEmpty, isGroup, isHandle, isLeaf } from "./kind";
import { portsOf } from "./port_marks";
import { sizeMark, type SizeMark } from "./size_mark";

/** What a card shows that numbers do not change. */
export interface CardLook {
  readonly node: SketchNode;
  readonly ops: Ops;
  readonly isOutput: boolean;
  readonly size: Box;
  readonly style: Style;
  /** What is wrong at the node and its ports, in words. */
  readonly faults: readonly string[];
}

/** The children of a card that numbers are written into. */
export interface CardParts {
  readonly all: readonly Element[];
  readonly value: SVGTextElement;
  readonly ghost: SVGTextElement;
  readonly sum: SVGTSpanElement;
  readonly grad: SVGTSpanElement;
  readonly numbers: SVGGElement;
  readonly digits: SVGTextElement;
  readonly title: SVGTitleElement;
  readonly valueHeat: HeatPicture;
  readonly gradHeat: HeatPicture;
  readonly size: SizeMark;
  /** Where the signs of what is wrong with its numbers stand. */
  readonly badges: SVGGElement;
}

/** Room beside the numbers, px: the gradient's mark stands in the right one. */
export const PAD = { left: 11, right: 20 };

/** Name above, symbol in the middle, value lower left, gradient lower right. */
export function cardParts(look: CardLook): CardParts {
  const { node, ops, size, style } = look;
  const { width, height } = size;
  const roomy = style === "wide";
  const base = height - (roomy ? 13 : 10);
  const heat = roomy ? { y: 29, side: 34 } : { y: 22, side: 26 };
  const value = svg("text", { class: "value", x: PAD.left, y: base });
  const sum = svg("tspan", { class: "sum" });
  const grad = svg("tspan", { class: "grad" });
  const right = svg("text", { class: "right", x: width - PAD.right, y: base }, sum, grad);
  const numbers = svg("g", { class: "numbers" }, handleOf(look, value), right);
  const ghost = svg("text", { class: "ghost", x: PAD.left, y: base - 18 });
  const digits = svg("text", { class: "digits", x: width / 2, y: height + 18 });
  const title = svg("title");
  const valueHeat = heatPicture("blue", PAD.left - 2, heat.y, heat.side);
  const gradHeat = heatPicture("red", width - heat.side - 10, heat.y, heat.side);
  const sized = sizeMark(size, radiusOf(node));
  const badges = svg("g", { class: "finding-badges" });
  const caption = captionOf(node, ops);
  const name = clipped(caption, width - 24, "name");
  const all = [
    title,
    ...boxesOf(look, sized.element),
    svg("text", { class: "name", x: PAD.left, y: roomy ? 22 : 19 }, name),
    symbolText(look, roomy ? 55 : 42),
    numbers,
    svg("path", { class: "mark", d: `M${width - 17} ${base - 8}h8l-4 7z`, "aria-hidden": "true" }),
    ghost,
    ...(isEmpty(node) ? [svg("text", { class: "prompt", x: PAD.left, y: base }, NO_NUMBER)] : []),
    valueHeat.element,
    gradHeat.element,
    ...portsOf(look),
    digits,
    badges,
    ...(look.faults.length > 0 ? [faultBadge(width)] : []),
  ];
  const written = { value, ghost, sum, grad, numbers, digits, title };
  return { all, ...written, valueHeat, gradHeat, size: sized, badges };
}

function radiusOf(node: SketchNode): number {
  return isLeaf(node) ? 24 : 10;
}

/** The card and what is below it; its tint is on the card, and below the second border of an output. */
function boxesOf(
  { node, isOutput, size: { width, height } }: CardLook,
  tint: SVGGElement,
): Element[] {
  const rx = radiusOf(node);
  const card = svg("rect", { class: "card", width, height, rx });
  const halo = svg("rect", { class: "halo", width, height, rx });
  // A closed group looks like several cards, one on the other.
  const below = isGroup(node) ? [2, 1].map((i) => sheet(i, width, height)) : [];
  if (!isOutput) return [halo, ...below, card, tint];
  const inner = { x: 4, y: 4, width: width - 8, height: height - 8, rx: rx - 3 };
  return [halo, ...below, card, tint, svg("rect", { class: "inner", ...inner })];
}

function sheet(i: number, width: number, height: number): Element {
  const box = { x: 5 * i, y: height - 24 + 5 * i, width: width - 10 * i, height: 24, rx: 8 };
  return svg("rect", { class: "card under", ...box });
}

/** A leaf's scalar can be dragged: the whole lower left corner is its handle. */
function handleOf({ node, size: { width, height } }: CardLook, value: SVGTextElement): Element {
  if (!isHandle(node)) return value;
  const box = { x: 6, y: height - 32, width: width / 2 - 8, height: 28, rx: 8 };
  return svg("g", { class: "number-handle" }, svg("rect", { class: "number-grip", ...box }), value);
}

/** The op's sign; a variable's name in italics, with its number lowered. */
function symbolText({ node, ops, size: { width }, style }: CardLook, y: number): Element {
  const text = symbolOf(node, ops);
  const variable = isLeaf(node)
    ? node.op !== "constant" || isNaN(Number(text))
    : /[xⁿˣᵀ]/.test(text);
  const kind = `symbol ${variable ? "variable" : "upright"}`;
  const [, letter = "", index = ""] = /^([^\d_]+)_?(\d+)$/.exec(text) ?? [];
  if (isLeaf(node) && letter !== "") {
    const lowered = svg("tspan", { class: "index", dy: 5 }, index);
    return svg("text", { class: kind, x: width / 2, y }, letter, lowered);
  }
  const room = (width - 24) / (style === "wide" ? 1 : 0.8);
  return svg("text", { class: kind, x: width / 2, y }, clipped(text, room, "symbol"));
}
