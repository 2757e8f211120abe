import type { Point } from "../layout";
import type { SketchNode } from "../model/sketch";
import { Cast } from "./cast";
import type { CardLook } from "./cards/card_parts";
import { FrameLayer } from "./groups/frame_layer";
import { BubbleLayer } from "./marks/bubble_layer";
import { NoteLayer } from "./notes/note_layer";
import type { Picture } from "./picture";
import { cardBox, type Arrangement } from "./placing/arrangement";
import { carried } from "./placing/carried";
import { areaOf, between, NOWHERE, samePlaces, type Geometry } from "./placing/geometry";
import { around, type Rect } from "./placing/rect";
import { NO_STOCK, stockOf, type Stock } from "./stock";
import { moveTo } from "./svg";

/** Larger drawings change at once: gliding would stutter. */
const MOST_GLIDING = 400;

/** One picture as it is arranged: what there is of it, where, and its elements in the page. */
export class Drawing {
  readonly cast = new Cast((key) => this.#made(key));
  readonly notes = new NoteLayer();
  readonly frames = new FrameLayer();
  readonly bubbles = new BubbleLayer();
  /** Frames below all, then lines, then what can be pointed at, then cards and notes. */
  readonly layers: readonly SVGGElement[];
  picture: Picture | null = null;
  stock: Stock = NO_STOCK;
  arrangement: Arrangement = { style: "wide", sizes: new Map(), boxes: [], geometry: NOWHERE };
  /** Where everything stands now, maybe on the way to the arrangement, or in a person's hand. */
  shown: Geometry = NOWHERE;
  /** The part of it that is on the screen; null where there is none. */
  sight: () => Rect | null = () => null;
  /** Told of a card or a line that has come into the page, to be painted. */
  onMade: (key: string) => void = () => undefined;
  readonly #most: number;
  #placed = new Map<string, Point>();
  #from = NOWHERE;

  /** Of a picture of more than `most` nodes, nothing is in the page but what is asked for. */
  constructor(most = Infinity) {
    this.#most = most;
    this.layers = [this.frames.element, ...this.cast.layers, this.notes.element];
  }

  get cards(): Cast["cards"] {
    return this.cast.cards;
  }

  get lines(): Cast["lines"] {
    return this.cast.lines;
  }

  /** Whether only a part of it is in the page. */
  get isLarge(): boolean {
    return this.stock.nodes.size > this.#most;
  }

  /** Whether there is such a node, edge, note or group's frame, in the page or not. */
  has(key: string): boolean {
    const { nodes, edges } = this.stock;
    return nodes.has(key) || edges.has(key) || this.elementOf(key) !== undefined;
  }

  nodeOf(id: string): SketchNode | undefined {
    return this.stock.nodes.get(id);
  }

  /** The element in the page, if it is there. */
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
    const keys = [...this.stock.nodes.keys(), ...this.notes.cards.keys()];
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
    return around(this.stock.nodes.size > 0 ? all : all.slice(1)) ?? NOWHERE.area;
  }

  /** Take in a picture; answers whether the change is to be seen under way. */
  change(picture: Picture, arrangement: Arrangement): boolean {
    const stock = stockOf(picture);
    const kept = picture.sketch.nodes.some(({ id }) => this.stock.nodes.has(id));
    const isLarge = stock.nodes.size > this.#most;
    if (isLarge !== this.isLarge) this.cast.want(isLarge ? new Set() : null);
    this.#from = this.shown;
    Object.assign(this, { picture, stock, arrangement });
    this.cast.change(stock, (id) => this.#lookOf(id));
    for (const id of this.#placed.keys()) if (!this.cards.has(id)) this.#placed.delete(id);
    this.notes.show(picture.notes);
    this.frames.show(picture.groups);
    const glides = stock.nodes.size <= MOST_GLIDING;
    if (!glides) this.#from = arrangement.geometry;
    // What is new has its place at once, for whoever asks where it is.
    this.#show(between(this.#from, arrangement.geometry, glides ? 0 : 1));
    return glides && (!kept || !samePlaces(this.#from, arrangement.geometry));
  }

  /** Show the drawing a part t of the way from what was there to the arrangement. */
  at(t: number): void {
    this.#show(between(this.#from, this.arrangement.geometry, t));
    this.cast.fade(t);
    if (t >= 1) this.cast.settle();
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

  #lookOf(id: string): CardLook | null {
    const node = this.stock.nodes.get(id);
    const { picture } = this;
    if (!node || !picture) return null;
    const size = this.arrangement.sizes.get(id) ?? { width: 0, height: 0 };
    const isOutput = id === picture.sketch.output;
    const faults = (this.stock.marks.get(id) ?? []).map(({ message }) => message);
    return { node, ops: picture.ops, size, style: this.arrangement.style, isOutput, faults };
  }

  #made(key: string): void {
    this.#placed.delete(key);
    this.#place(key, this.shown);
    this.onMade(key);
  }

  #show(geometry: Geometry): void {
    this.shown = geometry;
    for (const id of this.cards.keys()) this.#place(id, geometry);
    for (const key of this.lines.keys()) this.#place(key, geometry);
    this.frames.surround((id) => cardBox(id, { ...this.arrangement, geometry }));
    this.bubbles.place(this);
  }

  #place(key: string, geometry: Geometry): void {
    this.lines.get(key)?.line.route(geometry.edges.get(key) ?? []);
    const card = this.cards.get(key);
    const at = geometry.cards.get(key);
    const was = this.#placed.get(key);
    if (!card || !at || (was?.x === at.x && was.y === at.y)) return;
    this.#placed.set(key, at);
    moveTo(card.element, at);
  }
}
