import type { Value } from "../model/value";
import { equation, inputsOf, isLeaf, type Node, type Ops } from "../model/graph";
import { exact, short } from "../model/format";
import { portY } from "../layout";
import { setText, svg } from "./svg";

export const CARD = { height: 92, least: 136, most: 232 };

export interface CardNumbers {
  readonly value: Value | null;
  readonly derivative: Value | null;
  readonly parts: readonly Value[];
  readonly ghost: Value | null;
}

export interface NodeCard {
  readonly element: SVGGElement;
  readonly width: number;
  paint(numbers: CardNumbers): void;
}

/** Room for the longest line of a card, px. */
export function cardWidth(node: Node, ops: Ops): number {
  const letters = Math.max(equation(node, ops).length * 7.2, symbolOf(node, ops).length * 13);
  return Math.round(Math.min(CARD.most, Math.max(CARD.least, letters + 32)));
}

/** One node as a card: name above, symbol in the middle, value lower left, gradient lower right. */
export function nodeCard(node: Node, ops: Ops, isOutput: boolean): NodeCard {
  const width = cardWidth(node, ops);
  const { height } = CARD;
  const value = svg("text", { class: "value", x: 14, y: height - 13 });
  const ghost = svg("text", { class: "ghost", x: 14, y: height - 32 });
  const sum = svg("tspan", { class: "sum" });
  const grad = svg("tspan", { class: "grad" });
  const right = svg("text", { class: "right", x: width - 14, y: height - 13 }, sum, grad);
  const title = svg("title");
  const element = svg(
    "g",
    {
      class: `node ${isLeaf(node) ? "leaf" : "op"} ${node.op}`,
      "data-node": node.id,
      role: "button",
      tabindex: -1,
    },
    title,
    svg("rect", { class: "card", width, height, rx: 14 }),
    ...(isOutput
      ? [svg("rect", { class: "inner", x: 4, y: 4, width: width - 8, height: height - 8, rx: 11 })]
      : []),
    svg("text", { class: "name", x: 14, y: 23 }, clipped(caption(node, ops), width - 28)),
    svg("text", { class: "symbol", x: width / 2, y: 56 }, clipped(symbolOf(node, ops), width, 13)),
    value,
    ghost,
    right,
    ...inputsOf(node).map((_, slot) =>
      svg("circle", {
        class: "port",
        cx: 0,
        cy: portY(height, inputsOf(node).length, slot),
        r: 3.5,
      }),
    ),
    svg("circle", { class: "port", cx: width, cy: height / 2, r: isOutput ? 0 : 3.5 }),
  );
  return {
    element,
    width,
    paint: ({ value: v, derivative, parts, ghost: was }) => {
      setText(value, v === null ? "" : short(v));
      setText(grad, derivative === null ? "" : short(derivative));
      setText(sum, sumText(parts, derivative));
      setText(ghost, was === null ? "" : short(was));
      setText(title, tooltip(node, ops, v, derivative));
      element.setAttribute("aria-label", label(node, ops, v, derivative));
      element.classList.toggle("computed", v !== null);
      element.classList.toggle("reached", derivative !== null);
    },
  };
}

function caption(node: Node, ops: Ops): string {
  return isLeaf(node) ? node.op : equation(node, ops);
}

function symbolOf(node: Node, ops: Ops): string {
  if (node.op === "constant" && node.value !== undefined) return short(node.value);
  return isLeaf(node) ? node.id : (ops.get(node.op)?.symbol ?? node.op);
}

function label(node: Node, ops: Ops, value: Value | null, derivative: Value | null): string {
  const said = [isLeaf(node) ? `${node.id}, ${node.op}` : equation(node, ops)];
  if (value !== null) said.push(`value ${short(value)}`);
  if (derivative !== null) said.push(`gradient ${short(derivative)}`);
  return said.join(", ");
}

function tooltip(node: Node, ops: Ops, value: Value | null, derivative: Value | null): string {
  const lines = [equation(node, ops)];
  if (value !== null) lines.push(`value ${exact(value).slice(0, 300)}`);
  if (derivative !== null) lines.push(`gradient ${exact(derivative).slice(0, 300)}`);
  return lines.join("\n");
}

/** "7 + 2 = " before a total that came in parts, as long as it is short. */
function sumText(parts: readonly Value[], total: Value | null): string {
  if (parts.length < 2 || total === null) return "";
  const terms = parts.map(short).join(" + ").replaceAll("+ -", "− ");
  return terms.length + short(total).length > 11 ? "Σ " : `${terms} = `;
}

function clipped(text: string, room: number, letter = 7.2): string {
  const most = Math.max(3, Math.floor(room / letter));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
