import type { FlowStep } from "../api/contract";
import { short } from "../model/format";
import { isTensor, magnitude, toFloat } from "../model/value";
import type { Point } from "../layout";
import { setText, svg } from "./svg";

export interface EdgeLine {
  readonly element: SVGGElement;
  readonly label: SVGGElement;
  paint(flow: FlowStep | null, state: EdgeState): void;
}

export interface EdgeState {
  readonly lit: boolean;
  readonly now: boolean;
  readonly stale: boolean;
}

/** One edge: a quiet line, and over it the derivative that crossed it, with its product beside. */
export function edgeLine(key: string, route: string, at: Point): EdgeLine {
  const flow = svg("path", { class: "flow", d: route });
  const text = svg("text", { class: "product", y: 4.5 });
  const back = svg("rect", { class: "back", height: 24, y: -12, rx: 12 });
  const label = svg(
    "g",
    { class: "edge-label", transform: `translate(${at.x} ${at.y})` },
    back,
    text,
  );
  const element = svg(
    "g",
    { class: "edge", "data-edge": key, role: "button", tabindex: -1 },
    svg("path", { class: "hit", d: route }),
    svg("path", { class: "line", d: route }),
    flow,
    label,
  );
  return {
    element,
    label,
    paint: (step, { lit, now, stale }) => {
      element.classList.toggle("lit", lit);
      element.classList.toggle("now", now);
      element.classList.toggle("stale", stale);
      element.classList.toggle("flowed", step !== null);
      const product = step ? productText(step) : "";
      setText(text, product);
      const width = product.length * 6.9 + 18;
      back.setAttribute("width", String(product ? width : 0));
      back.setAttribute("x", String(-width / 2));
      if (step) {
        flow.style.strokeWidth = String(strokeWidth(step));
        flow.classList.toggle("negative", isNegative(step));
      }
      element.setAttribute("aria-label", edgeName(key, step));
    },
  };
}

function edgeName(key: string, step: FlowStep | null): string {
  const [from = "", to = ""] = key.split(":");
  const crossed = step ? `, contribution ${productText(step)}` : "";
  return `edge from ${from} to ${to}${crossed}`;
}

/** What crossed: upstream × local = amount. */
export function productText({ upstream, local, amount }: FlowStep): string {
  if (local === null || isTensor(upstream) || isTensor(amount)) return short(amount);
  return `${short(upstream)} × ${wrapped(short(local))} = ${short(amount)}`;
}

function wrapped(text: string): string {
  return text.startsWith("-") ? `(${text})` : text;
}

/** Large flows are seen: width follows the logarithm of the amount's size. */
function strokeWidth({ amount }: FlowStep): number {
  const size = magnitude(amount);
  if (!Number.isFinite(size)) return 7;
  if (size === 0) return 1.5;
  return Math.min(7, Math.max(1.5, 3 + Math.log10(size) * 1.2));
}

function isNegative({ amount }: FlowStep): boolean {
  return !isTensor(amount) && toFloat(amount) < 0;
}
