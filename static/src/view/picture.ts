import type { Note, Point, Style } from "../model/document";
import type { Ops } from "../model/graph";
import type { Sketch } from "../model/sketch";

/** What is wrong at a node, or at one of its ports, said there. */
export interface Mark {
  readonly node: string;
  readonly slot: number | null;
  readonly message: string;
}

/** All that is drawn besides numbers. */
export interface Picture {
  /** As it is shown: a closed group is one node, of the op "group". */
  readonly sketch: Sketch;
  readonly ops: Ops;
  readonly places: Readonly<Record<string, Point>>;
  readonly style: Style | null;
  /** The groups that are open, by node, as paths: each is framed. */
  readonly groups: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
  readonly marks: readonly Mark[];
}

/** An end of an edge: where a value comes out of a node, or one of the ports it goes in at. */
export type End = { readonly from: string } | { readonly to: string; readonly slot: number };

/** What a person does to the drawing by mouse, touch or keys; the page decides what comes of it. */
export interface Gestures {
  /** Ids of nodes, keys of edges, ids of notes: all that is selected now. */
  readonly onSelect: (selected: readonly string[]) => void;
  /** A leaf's number is on its way, and then is to be kept. */
  readonly onDrag: (leaf: string, value: number) => void;
  readonly onDrop: (leaf: string, value: number) => void;
  /** A leaf's number is to be typed. */
  readonly onEdit: (leaf: string) => void;
  /** Cards or notes were put elsewhere; `all` is where every card of the drawing now is. */
  readonly onMove: (
    moved: ReadonlyMap<string, Point>,
    all: ReadonlyMap<string, Point>,
    style: Style,
  ) => void;
  /** Why an edge may not be drawn, or null where it may: asked while it is pulled. */
  readonly whyNot: (from: string, to: string, slot: number) => string | null;
  readonly onConnect: (from: string, to: string, slot: number) => void;
  /** An edge's end was taken elsewhere; null where it was let go over the ground. */
  readonly onReconnect: (edge: string, end: End | null) => void;
  /** A wire was let go over the ground: something new is wanted there, wired to that end. */
  readonly onLoose: (end: End, at: Point, screen: Point) => void;
  /** A menu is asked for: at a node, an edge, a note, or the ground. */
  readonly onMenu: (target: string | null, at: Point, screen: Point) => void;
  /** A group's frame or box was double-clicked. */
  readonly onGroup: (path: string) => void;
  readonly onNote: (id: string, text: string) => void;
}
