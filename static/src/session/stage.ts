import { signal } from "@preact/signals";

import type { Point, Style } from "../model/document";

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the drawing can be asked for by the rest of the page; places are px of the drawing. */
export interface Stage {
  readonly fit: () => void;
  readonly zoomTo: (keys: readonly string[]) => void;
  readonly reveal: (key: string) => void;
  readonly focus: (key: string) => void;
  readonly zoom: (factor: number) => void;
  readonly boxes: () => ReadonlyMap<string, Frame>;
  readonly style: () => Style;
  /** A free place near the middle of what is seen. */
  readonly middle: () => Point;
  /** The place of the drawing under a point of the screen, and the edge there; null beside it. */
  readonly drop: (screen: Point) => { readonly at: Point; readonly edge: string | null } | null;
  /** Light what would be hit by something let go at a point of the screen. */
  readonly hover: (screen: Point | null) => void;
}

/** A layout that takes its time: how far it is, 0 to 1, and how to be content with a rough one. */
export interface Laying {
  readonly nodes: number;
  readonly done: number;
  readonly stop: () => void;
}

/** The layout under way, if one is. */
export const laying = signal<Laying | null>(null);

/** The drawing, once it is there. */
export const stage = signal<Stage | null>(null);
