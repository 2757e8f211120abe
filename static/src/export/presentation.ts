import { declarationsOf, PAGE_RULES, type Rule } from "./stylesheet";
import { resolved, tokensOf, type Theme } from "./theme";

/** Properties that SVG also knows as attributes, of which every reader of SVG knows most. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...["fill", "fill-opacity", "opacity", "paint-order", "visibility"],
  ...["stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-width"],
  ...["font-family", "font-size", "font-style", "font-weight", "letter-spacing"],
  ...["text-anchor", "text-decoration", "dominant-baseline"],
]);
/** Properties that are the attributes of shapes, as numbers of px. */
const SHAPES: ReadonlySet<string> = new Set(["r", "rx", "ry", "x", "y", "cx", "cy"]);
/** Properties that stay in a style, for those readers that know them. */
const STYLES: ReadonlySet<string> = new Set(["font-variant-numeric", "text-underline-offset"]);

/** States of a screen: paper is not pointed at. */
const ON_SCREEN = /:(?:hover|focus|active|focus-visible|focus-within|has)\b|::/;

interface Matcher {
  readonly selector: string;
  readonly weight: number;
  readonly declarations: ReadonlyMap<string, string>;
}

type Look = ReadonlyMap<string, string>;

/** Writes what the stylesheets say of a tree of elements onto the elements themselves. */
export class Presentation {
  readonly #matchers: readonly Matcher[];
  readonly #looks = new Map<string, Look>();

  constructor(theme: Theme, rules: readonly Rule[] = PAGE_RULES) {
    const tokens = tokensOf(theme, rules);
    this.#matchers = rules
      .filter(({ selector, media }) => media === null && !ON_SCREEN.test(selector))
      .map(({ selector, declarations }) => {
        const known = expanded(declarations).filter(([name]) => isKnown(name));
        const values = known.map(([name, value]) => [name, resolved(value, tokens)] as const);
        return { selector, weight: weightOf(selector), declarations: new Map(values) };
      })
      .filter(({ declarations }) => declarations.size > 0)
      .sort((a, b) => a.weight - b.weight);
  }

  /** What is not displayed is taken out; the element itself stays, and loses its classes. */
  inline(element: Element): void {
    this.#inline(element, "");
    for (const each of [element, ...element.querySelectorAll("*")]) each.removeAttribute("class");
  }

  #inline(element: Element, above: string): void {
    const key = `${above}/${element.tagName} ${element.getAttribute("class") ?? ""}`;
    const look = this.#looks.get(key) ?? this.#lookOf(element);
    this.#looks.set(key, look);
    if (look.get("display") === "none") {
      element.remove();
      return;
    }
    for (const child of [...element.children]) this.#inline(child, key);
    if (element instanceof SVGElement) write(element, look);
  }

  /** The page's rules look at tags and classes alone: what is alike in them looks alike. */
  #lookOf(element: Element): Look {
    const look = new Map<string, string>();
    for (const { selector, declarations } of this.#matchers) {
      if (!element.matches(selector)) continue;
      for (const [name, value] of declarations) look.set(name, value);
    }
    return look;
  }
}

function write(element: SVGElement, look: Look): void {
  const own = new Map([...look, ...declarationsOf(element.getAttribute("style") ?? "")]);
  element.removeAttribute("style");
  for (const [name, value] of own) {
    if (ATTRIBUTES.has(name) || SHAPES.has(name)) element.setAttribute(name, withoutPx(value));
    else if (name === "transform") element.setAttribute(name, translation(value));
    // A style attribute would need the leave of the page's content policy; this does not.
    else if (STYLES.has(name)) element.style.setProperty(name, value);
  }
}

function isKnown(name: string): boolean {
  const others = name === "display" || name === "transform";
  return others || ATTRIBUTES.has(name) || SHAPES.has(name) || STYLES.has(name);
}

/** `font` as the properties that it is short for. */
function expanded(declarations: ReadonlyMap<string, string>): (readonly [string, string])[] {
  return [...declarations].flatMap(([name, value]) => {
    if (name !== "font") return [[name, value]];
    const [, style, weight, size, family] =
      /^(?:(italic) )?(?:(\d{3}) )?([\d.]+(?:px|em))(?:\/\S+)? (.+)$/.exec(value) ?? [];
    if (size === undefined || family === undefined) return [];
    return [
      ["font-style", style ?? "normal"],
      ["font-weight", weight ?? "400"],
      ["font-size", size],
      ["font-family", family],
    ];
  });
}

/** Lengths of SVG are px without saying so. */
function withoutPx(value: string): string {
  return /^[\d.-]+px$/.test(value) ? value.slice(0, -2) : value;
}

function translation(value: string): string {
  const moved = /^translateY\((-?[\d.]+)px\)$/.exec(value);
  if (!moved) throw new RangeError(`cannot write the transform ${value}`);
  return `translate(0 ${moved[1] ?? ""})`;
}

/** Of two rules, the one that names more ids, then classes, then tags, has the last word. */
function weightOf(selector: string): number {
  const count = (pattern: RegExp): number => selector.match(pattern)?.length ?? 0;
  const classes = count(/\.[\w-]+|\[[^\]]*\]|:(?!not|is|where)[\w-]+/g);
  return count(/#[\w-]+/g) * 10_000 + classes * 100 + count(/(?:^|[\s>+~(])[a-z]/g);
}
