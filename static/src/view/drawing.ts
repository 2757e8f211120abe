import { edgeKey, type Point } from "../layout";
import { slotsOf } from "../model/sketch";
import { nodeCard, type NodeCard } from "./cards/node_card";
import { edgeLine, type EdgeLine } from "./edges/edge_line";
import { FrameLayer } from "./groups/frame_layer";
import { BubbleLayer } from "./marks/bubble_layer";
import { NoteLayer } from "./notes/note_layer";
import type { Picture } from "./picture";
import { cardBox, type Arrangement } from "./placing/arrangement";
import { carried } from "./placing/carried";
import { areaOf, between, NOWHERE, samePlaces, type Geometry } from "./placing/geometry";
import { around, type Rect } from "./placing/rect";
import { arrangeChildren, moveTo, svg } from "./svg";

/** Larger drawings change at once: gliding would stutter. */
const MOST_GLIDING = 400;

export interface Line {
  readonly line: EdgeLine;
  readonly from: string;
  /** The node that reads the edge, and where. */
  readonly consumer: string;
  readonly slot: number;
}

/** The elements of one picture, each kept for as long as what it shows lives. */
export class Drawing {
  readonly cards = new Map<string, NodeCard>();
  readonly lines = new Map<string, Line>();
  readonly notes = new NoteLayer();
  readonly frames = new FrameLayer();
  readonly bubbles = new BubbleLayer();
  /** Frames below all, then lines, then what can be pointed at, then cards and notes. */
  readonly layers: readonly SVGGElement[];
  picture: Picture | null = null;
  arrangement: Arrangement = { style: "wide", sizes: new Map(), boxes: [], geometry: NOWHERE };
  /** Where everything stands now, maybe on the way to the arrangement, or in a person's hand. */
  shown: Geometry = NOWHERE;

  readonly #leaving = svg("g", { class: "leaving", "aria-hidden": "true" });
  readonly #strokes = svg("g", { class: "strokes" });
  readonly #edges = svg("g", { class: "edges" });
  readonly #nodes = svg("g", { class: "nodes" });
  #placed = new Map<string, Point>();
  #from = NOWHERE;
  #fresh: Element[] = [];

  constructor() {
    const { frames, notes } = this;
    const lines = [this.#leaving, this.#strokes, this.#edges];
    this.layers = [frames.element, ...lines, this.#nodes, notes.element];
  }

  elementOf(key: string): SVGGElement | undefined {
    return (
      this.cards.get(key)?.element ??
      this.lines.get(key)?.line.element ??
      this.notes.cards.get(key)?.element ??
      this.frames.elementOf(key)
    );
  }

  /** The box of a card, a note, an edge or a group's frame, where it is now. */
  boxOf(key: string): Rect | null {
    const curves = this.shown.edges.get(key);
    return (
      cardBox(key, { ...this.arrangement, geometry: this.shown }) ??
      this.notes.cards.get(key)?.box ??
      this.frames.boxOf(key) ??
      (curves ? areaOf(new Map(), new Map(), new Map([[key, curves]])) : null)
    );
  }

  /** The cards and notes, and where they are now. */
  boxes(): Map<string, Rect> {
    const keys = [...this.cards.keys(), ...this.notes.cards.keys()];
    return new Map(
      keys.flatMap((key) => {
        const box = this.boxOf(key);
        return box ? [[key, box]] : [];
      }),
    );
  }

  /** The box around all there is, as it will be once it is at rest. */
  area(): Rect {
    const all = [this.arrangement.geometry.area, ...this.notes.boxes(), ...this.frames.boxes()];
    return around(this.cards.size > 0 ? all : all.slice(1)) ?? NOWHERE.area;
  }

  /** Take in a picture; answers whether the change is to be seen under way. */
  change(picture: Picture, arrangement: Arrangement): boolean {
    const { nodes, output } = picture.sketch;
    const kept = nodes.some(({ id }) => this.cards.has(id));
    this.#from = this.shown;
    this.#settle();
    this.picture = picture;
    this.arrangement = arrangement;
    const edges = edgesOf(picture);
    this.#leave(new Set(nodes.map(({ id }) => id)), edges);
    const faults = faultsOf(picture);
    for (const node of nodes) {
      const size = arrangement.sizes.get(node.id) ?? { width: 0, height: 0 };
      const { style } = arrangement;
      const isOutput = node.id === output;
      const faultsHere = faults.get(node.id) ?? [];
      const look = { node, ops: picture.ops, size, style, isOutput, faults: faultsHere };
      const card = this.cards.get(node.id);
      if (card) card.dress(look);
      else this.cards.set(node.id, this.#new(nodeCard(look)));
    }
    for (const [key, ends] of edges) {
      if (!this.lines.has(key)) this.lines.set(key, { line: this.#new(edgeLine(key)), ...ends });
    }
    this.notes.show(picture.notes);
    this.frames.show(picture.groups);
    this.#order(picture, [...edges.keys()]);
    // What is new has its place at once, for whoever asks where it is.
    this.#show(between(this.#from, arrangement.geometry, 0));
    const changes = !kept || !samePlaces(this.#from, arrangement.geometry);
    return changes && this.cards.size <= MOST_GLIDING;
  }

  /** Show the drawing a part t of the way from what was there to the arrangement. */
  at(t: number): void {
    this.#show(between(this.#from, this.arrangement.geometry, t));
    for (const element of this.#fresh) element.setAttribute("opacity", String(t));
    this.#leaving.setAttribute("opacity", String(1 - t));
    if (t >= 1) this.#settle();
  }

  /** Show some cards and notes elsewhere for now, their edges with them. */
  carry(moved: ReadonlyMap<string, Point>): void {
    this.notes.place(moved);
    this.#show(carried(moved, this.arrangement));
  }

  /** What was carried stays where it is shown. */
  putDown(): void {
    const { cards, edges } = this.shown;
    const area = areaOf(cards, this.arrangement.sizes, edges);
    this.arrangement = { ...this.arrangement, geometry: { cards, edges, area } };
  }

  /** What was carried will go back to where it was taken from. */
  goBack(): void {
    this.#from = this.shown;
    this.notes.show(this.picture?.notes ?? []);
  }

  #show(geometry: Geometry): void {
    this.shown = geometry;
    for (const [id, card] of this.cards) {
      const at = geometry.cards.get(id);
      const was = this.#placed.get(id);
      if (!at || (was?.x === at.x && was.y === at.y)) continue;
      this.#placed.set(id, at);
      moveTo(card.element, at);
    }
    for (const [key, { line }] of this.lines) line.route(geometry.edges.get(key) ?? []);
    this.frames.surround((id) => cardBox(id, { ...this.arrangement, geometry }));
    this.bubbles.place(this);
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

  /** What the picture no longer has fades out, out of reach. */
  #leave(nodes: ReadonlySet<string>, edges: ReadonlyMap<string, unknown>): void {
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
    for (const port of element.querySelectorAll("[data-port]")) port.remove();
    for (const name of ["data-node", "data-fault", "role", "tabindex", "aria-label"])
      element.removeAttribute(name);
    this.#leaving.append(element);
  }

  #order({ sketch }: Picture, keys: readonly string[]): void {
    const lines = keys.flatMap((key) => this.lines.get(key)?.line ?? []);
    const cards = sketch.nodes.flatMap(({ id }) => this.cards.get(id)?.element ?? []);
    arrangeChildren(
      this.#strokes,
      lines.map(({ stroke }) => stroke),
    );
    arrangeChildren(
      this.#edges,
      lines.map(({ element }) => element),
    );
    arrangeChildren(this.#nodes, cards);
  }
}

/** The edges of a picture by their keys; an edge from nowhere cannot be drawn. */
function edgesOf({ sketch }: Picture): Map<string, Omit<Line, "line">> {
  const ids = new Set(sketch.nodes.map(({ id }) => id));
  const edges = sketch.nodes.flatMap((node) =>
    slotsOf(node).flatMap((from, slot) =>
      from !== null && ids.has(from)
        ? [[edgeKey(from, node.id, slot), { from, consumer: node.id, slot }] as const]
        : [],
    ),
  );
  return new Map(edges);
}

/** What is wrong, in words, by node. */
function faultsOf({ marks }: Picture): Map<string, readonly string[]> {
  const faults = new Map<string, readonly string[]>();
  for (const { node, message } of marks) faults.set(node, [...(faults.get(node) ?? []), message]);
  return faults;
}
