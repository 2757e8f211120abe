import { nodeCard, type NodeCard } from "./cards/node_card";
import type { CardLook } from "./cards/card_parts";
import { edgeLine, type EdgeLine } from "./edges/edge_line";
import { NO_STOCK, type Ends, type Stock } from "./stock";
import { arrangeChildren, svg } from "./svg";

export interface Line extends Ends {
  readonly line: EdgeLine;
}

/**
 * The cards and lines that are in the page: all that a picture has or, of a large one, what is
 * wanted there, and what is held there for a reason whether or not it is in sight.
 */
export class Cast {
  readonly cards = new Map<string, NodeCard>();
  readonly lines = new Map<string, Line>();
  /** Lines below what can be pointed at of them, cards above; what leaves fades below all. */
  readonly layers: readonly SVGGElement[];
  readonly #leaving = svg("g", { class: "leaving", "aria-hidden": "true" });
  readonly #strokes = svg("g", { class: "strokes" });
  readonly #edges = svg("g", { class: "edges" });
  readonly #nodes = svg("g", { class: "nodes" });
  readonly #held = new Map<string, readonly string[]>();
  #stock = NO_STOCK;
  /** The place of each among all, once it has been asked for. */
  #places: ReadonlyMap<string, number> | null = null;
  #lookOf: (id: string) => CardLook | null = () => null;
  /** Null where all is wanted. */
  #wanted: ReadonlySet<string> | null = null;
  #fresh: Element[] = [];
  readonly #onMade: (key: string) => void;

  /** `onMade` is told of each that is made between two changes, to be placed and painted. */
  constructor(onMade: (key: string) => void) {
    this.#onMade = onMade;
    this.layers = [this.#leaving, this.#strokes, this.#edges, this.#nodes];
  }

  /** Take on another stock: what it has not leaves, what it has of what is here is dressed anew. */
  change(stock: Stock, lookOf: (id: string) => CardLook | null): void {
    this.settle();
    this.#stock = stock;
    this.#places = null;
    this.#lookOf = lookOf;
    this.#leave();
    for (const [id, card] of this.cards) {
      const look = lookOf(id);
      if (look) card.dress(look);
    }
    for (const key of this.#due()) if (this.#make(key)) this.#fresh.push(...this.#elementsOf(key));
    this.#order();
  }

  /** Want these in the page from now on, or all; what else is there goes, and `fill` makes the rest. */
  want(keys: ReadonlySet<string> | null): void {
    this.#wanted = keys;
    for (const id of this.cards.keys()) if (!this.#isDue(id)) this.#drop(id);
    for (const key of this.lines.keys()) if (!this.#isDue(key)) this.#drop(key);
  }

  /** Keep these in the page for a reason, in place of those that were kept for it before. */
  hold(reason: string, keys: readonly string[]): void {
    const before = this.#held.get(reason) ?? [];
    if (before.length === keys.length && before.every((key, i) => key === keys[i])) return;
    this.#held.set(reason, keys);
    for (const key of before) if (!this.#isDue(key)) this.#drop(key);
    for (const key of keys) this.#add(key);
  }

  /** Make what is due and not there until a moment, ms; answers whether all of it is there. */
  fill(until: number): boolean {
    let isNew = false;
    for (const key of this.#due()) {
      if (this.#isHere(key)) continue;
      if (performance.now() > until) return false;
      isNew = true;
      this.#add(key);
    }
    if (isNew) this.#order();
    return true;
  }

  /** How much of what is new or leaves is seen, 0 to 1. */
  fade(t: number): void {
    for (const element of this.#fresh) element.setAttribute("opacity", String(t));
    this.#leaving.setAttribute("opacity", String(1 - t));
  }

  /** Whatever was fading is there, or gone. */
  settle(): void {
    for (const element of this.#fresh) element.removeAttribute("opacity");
    this.#fresh = [];
    this.#leaving.replaceChildren();
  }

  #isHere(key: string): boolean {
    return this.cards.has(key) || this.lines.has(key);
  }

  #isDue(key: string): boolean {
    if (!this.#wanted || this.#wanted.has(key)) return true;
    for (const keys of this.#held.values()) if (keys.includes(key)) return true;
    return false;
  }

  *#due(): Generator<string> {
    if (this.#wanted) yield* this.#wanted;
    else {
      yield* this.#stock.nodes.keys();
      yield* this.#stock.edges.keys();
    }
    for (const keys of this.#held.values()) yield* keys;
  }

  #add(key: string): void {
    if (this.#make(key)) this.#onMade(key);
  }

  /** Puts what is not there yet into the page; answers whether it did. */
  #make(key: string): boolean {
    if (this.#isHere(key)) return false;
    const look = this.#lookOf(key);
    const ends = this.#stock.edges.get(key);
    if (look) {
      const card = nodeCard(look);
      this.cards.set(key, card);
      this.#nodes.append(card.element);
    } else if (ends) {
      const line = edgeLine(key);
      this.lines.set(key, { line, ...ends });
      this.#strokes.append(line.stroke);
      this.#edges.append(line.element);
    }
    return this.#isHere(key);
  }

  #elementsOf(key: string): Element[] {
    const line = this.lines.get(key)?.line;
    const card = this.cards.get(key);
    return [...(card ? [card.element] : []), ...(line ? [line.stroke, line.element] : [])];
  }

  /** Out of the page at once: it is only out of sight. */
  #drop(key: string): void {
    for (const element of this.#elementsOf(key)) element.remove();
    this.cards.delete(key);
    this.lines.delete(key);
  }

  /** What the stock no longer has fades out, out of reach. */
  #leave(): void {
    for (const [id, { element }] of this.cards) {
      if (this.#stock.nodes.has(id)) continue;
      this.cards.delete(id);
      this.#fadeOut(element);
    }
    for (const [key, { line }] of this.lines) {
      if (this.#stock.edges.has(key)) continue;
      this.lines.delete(key);
      this.#fadeOut(line.stroke);
      line.element.remove();
    }
  }

  #fadeOut(element: SVGGElement): void {
    for (const port of element.querySelectorAll("[data-port]")) port.remove();
    for (const name of ["data-node", "data-fault", "role", "tabindex", "aria-label"])
      element.removeAttribute(name);
    this.#leaving.append(element);
  }

  /** In the order of the stock, for those who read the page from its beginning. */
  #order(): void {
    const { nodes, edges } = this.#stock;
    this.#places ??= new Map([...nodes.keys(), ...edges.keys()].map((key, place) => [key, place]));
    const placeOf = (key: string): number => this.#places?.get(key) ?? 0;
    const inOrder = <T>(all: ReadonlyMap<string, T>): T[] =>
      [...all].sort(([a], [b]) => placeOf(a) - placeOf(b)).map(([, each]) => each);
    const lines = inOrder(this.lines).map(({ line }) => line);
    arrangeChildren(
      this.#nodes,
      inOrder(this.cards).map(({ element }) => element),
    );
    arrangeChildren(
      this.#strokes,
      lines.map(({ stroke }) => stroke),
    );
    arrangeChildren(
      this.#edges,
      lines.map(({ element }) => element),
    );
  }
}
