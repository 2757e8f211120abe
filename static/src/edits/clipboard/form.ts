import type { Note, Point } from "../../model/document";
import type { SketchNode } from "../../model/sketch";

/** Says that a text is a part of a graph, copied here. */
export const MARK = "backprop-explorer";
export const FORM = 1;

/** A part of a graph on its way: what was copied, or is to be pasted. */
export interface Part {
  /** As in the graphs of the API, but that an open slot is null. */
  readonly nodes: readonly SketchNode[];
  readonly output: string | null;
  readonly places: Readonly<Record<string, Point>>;
  /** Of nodes in groups that come along whole. */
  readonly groups: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
}

/** What cannot be pasted; its message says why, in words for the person. */
export class Unfit extends Error {
  override readonly name = "Unfit";
}
