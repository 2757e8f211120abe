import { edgeKey, type Point } from "../layout";
import { inputsOf, type Graph, type Ops } from "../model/graph";
import type { Arrangement } from "./placing/arrangement";
import { edgeLine, type EdgeLine } from "./edges/edge_line";
import { between, NOWHERE, samePlaces, type Geometry } from "./placing/geometry";
import { nodeCard, type NodeCard } from "./cards/node_card";
import { arrangeChildren, moveTo, svg } from "./svg";

/** Larger drawings change at once: gliding would stutter. */
const MOST_GLIDING = 400;

export interface Line {
  readonly line: EdgeLine;
  /** The node that reads the edge. */
  readonly consumer: string;
}

/** The elements of one graph, each kept for as long as its node or edge lives. */
export class Drawing {
  readonly cards = new Map<string, NodeCard>();
  readonly lines = new Map<string, Line>();
  /** Lines below, then what can be pointed at, then cards; what leaves is below all. */
  readonly layers: readonly SVGGElement[];
  arrangement: Arrangement = { style: "wide", sizes: new Map(), geometry: NOWHERE };
  /** Where everything stands now, maybe on the way to the arrangement. */
  shown: Geometry = NOWHERE;

  readonly #leaving = svg("g", { class: "leaving", "aria-hidden": "true" });
  readonly #strokes = svg("g", { class: "strokes" });
  readonly #edges = svg("g", { class: "edges" });
  readonly #nodes = svg("g", { class: "nodes" });
  #placed = new Map<string, Point>();
  #from = NOWHERE;
  #fresh: Element[] = [];

  constructor() {
    this.layers = [this.#leaving, this.#strokes, this.#edges, this.#nodes];
  }

  elementOf(key: string): SVGGElement | undefined {
    return this.cards.get(key)?.element ?? this.lines.get(key)?.line.element;
  }

  /** Take in a graph; answers whether the change is to be seen under way. */
  change(graph: Graph, ops: Ops, arrangement: Arrangement): boolean {
    const kept = graph.nodes.some(({ id }) => this.cards.has(id));
    this.#from = this.shown;
    this.#settle();
    this.arrangement = arrangement;
    this.#leave(graph);
    for (const node of graph.nodes) {
      const size = arrangement.sizes.get(node.id) ?? { width: 0, height: 0 };
      const { style } = arrangement;
      const look = { node, ops, size, style, isOutput: node.id === graph.output };
      const card = this.cards.get(node.id);
      if (card) card.dress(look);
      else this.cards.set(node.id, this.#new(nodeCard(look)));
      inputsOf(node).forEach((from, slot) => this.#edge(edgeKey(from, node.id, slot), node.id));
    }
    this.#order(graph);
    const changes = !kept || !samePlaces(this.#from, arrangement.geometry);
    return changes && this.cards.size <= MOST_GLIDING;
  }

  /** Show the drawing a part t of the way from what was there to the arrangement. */
  at(t: number): void {
    this.shown = between(this.#from, this.arrangement.geometry, t);
    for (const [id, card] of this.cards) {
      const at = this.shown.cards.get(id);
      const was = this.#placed.get(id);
      if (!at || (was?.x === at.x && was.y === at.y)) continue;
      this.#placed.set(id, at);
      moveTo(card.element, at);
    }
    for (const [key, { line }] of this.lines) line.route(this.shown.edges.get(key) ?? []);
    for (const element of this.#fresh) element.setAttribute("opacity", String(t));
    this.#leaving.setAttribute("opacity", String(1 - t));
    if (t >= 1) this.#settle();
  }

  /** Whatever was fading is there, or gone. */
  #settle(): void {
    for (const element of this.#fresh) element.removeAttribute("opacity");
    this.#fresh = [];
    this.#leaving.replaceChildren();
  }

  #new<T extends NodeCard | EdgeLine>(made: T): T {
    this.#fresh.push(made.element);
    if ("stroke" in made) this.#fresh.push(made.stroke);
    return made;
  }

  #edge(key: string, consumer: string): void {
    if (!this.lines.has(key)) this.lines.set(key, { line: this.#new(edgeLine(key)), consumer });
  }

  /** What the graph no longer has fades out, out of reach. */
  #leave(graph: Graph): void {
    const nodes = new Set(graph.nodes.map(({ id }) => id));
    const edges = new Set(
      graph.nodes.flatMap((node) =>
        inputsOf(node).map((from, slot) => edgeKey(from, node.id, slot)),
      ),
    );
    for (const [id, { element }] of this.cards) {
      if (nodes.has(id)) continue;
      this.cards.delete(id);
      this.#placed.delete(id);
      this.#fade(element);
    }
    for (const [key, { line }] of this.lines) {
      if (edges.has(key)) continue;
      this.lines.delete(key);
      this.#fade(line.stroke);
      line.element.remove();
    }
  }

  #fade(element: SVGGElement): void {
    for (const name of ["data-node", "role", "tabindex", "aria-label"])
      element.removeAttribute(name);
    this.#leaving.append(element);
  }

  #order(graph: Graph): void {
    const lines = graph.nodes.flatMap((node) =>
      inputsOf(node).flatMap((from, slot) => this.lines.get(edgeKey(from, node.id, slot)) ?? []),
    );
    const cards = graph.nodes.flatMap(({ id }) => this.cards.get(id) ?? []);
    arrangeChildren(
      this.#strokes,
      lines.map(({ line }) => line.stroke),
    );
    arrangeChildren(
      this.#edges,
      lines.map(({ line }) => line.element),
    );
    arrangeChildren(
      this.#nodes,
      cards.map(({ element }) => element),
    );
  }
}
