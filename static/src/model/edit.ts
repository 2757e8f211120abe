import type { Document } from "./document";
import type { Sketch } from "./sketch";

/** What a person has in hand: the document, and the graph that its text writes. */
export interface Work {
  readonly document: Document;
  readonly sketch: Sketch;
}

/** One change by hand, as history keeps it. */
export interface Edit {
  /** What it does, as undo says it: "connect b to y". */
  readonly name: string;
  /** The graph after it. */
  readonly sketch: Sketch;
  /** New ids by old ones, of nodes that stay but are called differently. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** What else of the document changes, in terms of the new ids. */
  readonly rest?: Partial<
    Pick<Document, "title" | "places" | "style" | "groups" | "closed" | "notes">
  >;
  /** The nodes that are selected after it; left out where that does not change. */
  readonly selected?: readonly string[];
}

/** Why a change cannot be made, said at a node, and what to do instead. */
export interface Refusal {
  readonly refused: string;
  readonly node: string | null;
}

export function isRefusal(answer: Edit | Refusal): answer is Refusal {
  return "refused" in answer;
}

export function refusal(node: string | null, refused: string): Refusal {
  return { refused, node };
}
