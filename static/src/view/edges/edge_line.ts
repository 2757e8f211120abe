import { pathOf, pointOn, type CubicBezier } from "../../layout";
import { isTensor } from "../../model/value";
import type { Flow } from "../../timeline/bundle";
import { heatPicture } from "../cards/heat_picture";
import type { LabelForm, LabelPlace } from "./label_places";
import { productOf, signOf, widthOf, type Product } from "./product";
import { moveTo, setText, svg } from "../svg";
import { edgeName, edgeTooltip } from "../words";

export interface EdgeState {
  /** Its value has reached the consumer. */
  readonly lit: boolean;
  readonly now: boolean;
  /** Live numbers have run ahead of the product. */
  readonly stale: boolean;
  readonly selected: boolean;
  /** What crossed it was spoilt there, by the local derivative. */
  readonly guilty: boolean;
}

export interface EdgeLine {
  /** What can be pointed at and focused, with the label. */
  readonly element: SVGGElement;
  /** What is seen, below the labels of all edges. */
  readonly stroke: SVGGElement;
  route(curves: readonly CubicBezier[]): void;
  /** Where its label stands once all is at rest; null hides it. */
  label(place: LabelPlace | null): void;
  paint(flow: Flow | null, state: EdgeState): void;
  /** Show that its end is in a person's hand, or that something let go now would split it. */
  mark(as: "taken" | "split", on: boolean): void;
}

const QUIET: EdgeState = { lit: false, now: false, stale: false, selected: false, guilty: false };
const LINE = 15;
const GUILTY = "the local derivative is to blame";

/** One edge: a quiet line, and over it the derivative that crossed it, with its product beside. */
export function edgeLine(key: string): EdgeLine {
  const hit = svg("path", { class: "hit" });
  const line = svg("path", { class: "line" });
  const flow = svg("path", { class: "flow" });
  const title = svg("title");
  const label = svg("g", { class: "edge-label" });
  const stroke = svg("g", { class: "stroke", "aria-hidden": "true" }, line, flow);
  const attributes = { class: "edge", "data-edge": key, role: "button", tabindex: -1 };
  const element = svg("g", attributes, title, hit, label);
  let curves: readonly CubicBezier[] = [];
  let place: LabelPlace | null = null;
  let crossed: Flow | null = null;
  let state = QUIET;
  let d = "";

  const moveLabel = (): void => {
    if (!place) return;
    const on = pointOn(curves, place.along);
    moveTo(label, { x: on.x + place.dx, y: on.y + place.dy });
  };
  const writeLabel = (): void => {
    const words = crossed && place ? labelOf(crossed, place) : [];
    label.replaceChildren(...words, ...(place && state.guilty ? [guiltySign(place)] : []));
  };
  const tell = (): void => {
    const name = edgeName(key, crossed);
    element.setAttribute("aria-label", state.guilty ? `${name}, ${GUILTY}` : name);
  };
  element.setAttribute("aria-label", edgeName(key, null));

  return {
    element,
    stroke,
    route: (next) => {
      if (next === curves) return;
      curves = next;
      const path = pathOf(next);
      if (path === d) return;
      d = path;
      for (const each of [hit, line, flow]) each.setAttribute("d", path);
      moveLabel();
    },
    label: (next) => {
      place = next;
      moveLabel();
      writeLabel();
    },
    paint: (step, shown) => {
      const isOther = step !== crossed || shown.guilty !== state.guilty;
      if (!isOther && sameState(state, shown)) return;
      state = shown;
      if (isOther) {
        crossed = step;
        writeLabel();
        stroke.setAttribute("class", `stroke ${step ? `flowed ${signOf(step.amount)}` : ""}`);
        flow.style.strokeWidth = step ? `${widthOf(step.amount)}px` : "";
        setText(title, step ? edgeTooltip(step) : "");
        tell();
      }
      for (const each of [element, stroke]) toggleAll(each, shown, step !== null);
    },
    mark: (as, on) => {
      for (const each of [element, stroke]) each.classList.toggle(as, on);
    },
  };
}

function toggleAll(element: Element, state: EdgeState, flowed: boolean): void {
  element.classList.toggle("lit", state.lit);
  element.classList.toggle("now", state.now);
  element.classList.toggle("stale", state.stale);
  element.classList.toggle("selected", state.selected);
  element.classList.toggle("flowed", flowed);
  element.classList.toggle("guilty", state.guilty);
}

function sameState(a: EdgeState, b: EdgeState): boolean {
  return a.lit === b.lit && a.now === b.now && a.stale === b.stale && a.selected === b.selected;
}

function labelOf(step: Flow, { form, width, height }: LabelPlace): Element[] {
  const picture =
    isTensor(step.amount) && form !== "result" && !("bundle" in step)
      ? heatPicture("red", 5 - width / 2, -9, 18)
      : null;
  picture?.paint(step.amount);
  const lines = linesOf(productOf(step), form);
  const x = picture ? 12 : 0;
  const top = 4.5 - ((lines.length - 1) * LINE) / 2;
  const spans = lines.map((text, i) => svg("tspan", { x, y: top + i * LINE }, text));
  // The words of two lines stay words apart for whoever copies or searches them.
  const words = spans.flatMap((span, i) => (i > 0 ? [" ", span] : [span]));
  const box = { x: -width / 2, y: -height / 2, width, height, rx: 11 };
  const text = svg("text", { class: "product" }, ...words);
  return [svg("rect", { class: "back", ...box }), ...(picture ? [picture.element] : []), text];
}

/** In the label's corner, for it has no more room: the product in it went wrong here. */
function guiltySign({ width, height }: LabelPlace): Element {
  return svg(
    "g",
    { class: "guilty-sign", transform: `translate(${width / 2 - 5} ${-height / 2 + 5})` },
    svg("circle", { r: 5 }),
    svg("path", { d: "M0 -2.6V0.5M0 2.5V2.6" }),
  );
}

function linesOf(product: Product, form: LabelForm): readonly string[] {
  if (form === "two" && product.two) return product.two;
  return [form === "result" ? product.result : product.line];
}
