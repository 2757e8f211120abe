import { svg } from "../view/svg";
import type { Drawn, Shown } from "./drawn";
import { facesFor } from "./faces";
import { Figure } from "./figure";
import { lettersOf } from "./lettering";
import { Presentation } from "./presentation";
import { scaled, type Size } from "./size";
import { PAGE_RULES, type Rule } from "./stylesheet";
import { resolved, tokensOf, type Theme } from "./theme";

export interface PictureOptions {
  readonly theme: Theme;
  /** Whether derivatives are in it; else it shows the forward sweep at most. */
  readonly gradients: boolean;
  /** The moment on the screen, or the end of the sweep. */
  readonly moment: "now" | "end";
}

/** A picture that stands alone: its looks on its elements, its fonts in it, no scripts, no links. */
export interface Standalone extends Size {
  readonly text: string;
}

/** What a picture says of itself to those who cannot see it. */
export interface Caption {
  readonly title: string;
  readonly source: string;
}

/** The moment that options ask for. */
export function momentOf({ gradients, moment }: PictureOptions, shown: Shown | null): number {
  if (!shown) return 0;
  const at = moment === "end" ? shown.timeline.steps.length : shown.moment;
  return gradients ? at : Math.min(at, shown.timeline.forwardEnd);
}

/** Draws a figure at one moment after another as pictures that stand alone. */
export class PictureMaker {
  readonly #figure: Figure;
  readonly #presentation: Presentation;
  readonly #theme: Theme;
  readonly #caption: Caption;
  readonly #rules: readonly Rule[];

  constructor(
    drawn: Drawn,
    shown: Shown | null,
    caption: Caption,
    theme: Theme,
    rules: readonly Rule[] = PAGE_RULES,
  ) {
    this.#figure = new Figure(drawn, shown);
    this.#presentation = new Presentation(theme, rules);
    this.#theme = theme;
    this.#caption = caption;
    this.#rules = rules;
  }

  /** The picture's size, px. */
  size(): Size {
    const { width, height } = this.#figure.area();
    return { width: Math.ceil(width), height: Math.ceil(height) };
  }

  /** The elements of the picture, without its fonts: for a page that has them. */
  elementAt(moment: number, scale = 1): SVGSVGElement {
    const { width, height } = this.size();
    const { x, y } = this.#figure.area();
    const shown = scaled(this.size(), scale);
    const tokens = tokensOf(this.#theme, this.#rules);
    const token = (name: string): string => resolved(`var(${name})`, tokens);
    const root = this.#figure.at(moment);
    this.#presentation.inline(root);
    stripped(root);
    const box = { x, y, width, height };
    root.prepend(
      svg("title", {}, this.#caption.title),
      svg("desc", {}, this.#caption.source),
      svg("rect", { ...box, fill: token("--bg") }),
    );
    for (const [name, value] of Object.entries({
      viewBox: `${x} ${y} ${width} ${height}`,
      ...shown,
      role: "img",
      "font-family": token("--sans"),
    })) {
      root.setAttribute(name, String(value));
    }
    return root;
  }

  async at(moment: number, scale = 1): Promise<Standalone> {
    const root = this.elementAt(moment, scale);
    const { upright, italic } = lettersOf(root);
    const faces = await facesFor(upright, italic);
    if (faces !== "") root.prepend(svg("style", {}, faces));
    return { text: written(root), ...scaled(this.size(), scale) };
  }
}

/** Attributes that mean something only on a page that can be pointed at and walked through. */
const ON_PAGE = ["tabindex", "role", "aria-label", "aria-hidden", "data-port", "data-fault"];

/** Takes out what paints nothing, and what only a living page can use. */
function stripped(root: Element): void {
  for (const port of root.querySelectorAll("[data-port] > title")) port.remove();
  for (const shape of root.querySelectorAll("path, rect, circle")) {
    if (!paints(shape, "fill") && !paints(shape, "stroke")) shape.remove();
  }
  for (const text of root.querySelectorAll("text, title")) {
    if (text.textContent === "") text.remove();
  }
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const name of ON_PAGE) element.removeAttribute(name);
  }
  // Inner groups before the outer ones that they leave empty.
  for (const group of [...root.querySelectorAll("g")].reverse()) {
    if (group.childNodes.length === 0) group.remove();
  }
}

const NOTHING: ReadonlySet<string> = new Set(["none", "transparent"]);

function paints(shape: Element, name: "fill" | "stroke"): boolean {
  const paint =
    shape.closest(`[${name}]`)?.getAttribute(name) ?? (name === "fill" ? "black" : "none");
  return !NOTHING.has(paint);
}

/** As XML; the few characters that XML cannot hold, which no reader shows, are left out. */
function written(root: Element): string {
  const text = new XMLSerializer().serializeToString(root);
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
}
