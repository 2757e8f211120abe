import type { Traveller } from "./dots";
import { moveTo, setText, svg } from "../svg";
import { textWidth } from "../text_width";

export interface DotLayer {
  readonly element: SVGGElement;
  paint(travellers: readonly Traveller[]): void;
}

interface Figure {
  readonly element: SVGGElement;
  readonly back: SVGRectElement;
  readonly text: SVGTextElement;
}

/** Draws what is under way; figures are kept and used again from frame to frame. */
export function dotLayer(): DotLayer {
  const element = svg("g", { class: "dots", "aria-hidden": "true" });
  const figures: Figure[] = [];
  return {
    element,
    paint: (travellers) => {
      while (figures.length > travellers.length) figures.pop()?.element.remove();
      for (const [i, traveller] of travellers.entries()) {
        const figure = (figures[i] ??= figureIn(element));
        const { kind, colour, side, at, text } = traveller;
        figure.element.setAttribute(
          "class",
          `traveller ${kind === "dot" ? "moving" : kind} ${colour} ${side}`,
        );
        moveTo(figure.element, at);
        if (figure.text.textContent === text) continue;
        setText(figure.text, text);
        const width = textWidth(text, "product") + 16;
        figure.back.setAttribute("width", String(width));
        figure.back.setAttribute("x", String(-width / 2));
      }
    },
  };
}

function figureIn(layer: SVGGElement): Figure {
  const back = svg("rect", { class: "back", y: -11, height: 22, rx: 11 });
  const text = svg("text", { class: "carried" });
  const element = svg("g", {}, svg("circle", { class: "dot", r: 7 }), back, text);
  layer.append(element);
  return { element, back, text };
}
