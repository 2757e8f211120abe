import type { Sketch } from "./sketch";

/** A stretch of a text, in UTF-16 units from 0; the end is exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * What keeps a part of the graph from being computed:
 * text (cannot be read), open (a port without an edge), missing (a leaf without a number),
 * cycle, unknown (no such op), arity (too few or many inputs), attr (a setting that does not fit).
 */
export type FaultKind = "text" | "open" | "missing" | "cycle" | "unknown" | "arity" | "attr";

export interface Fault {
  readonly kind: FaultKind;
  /** The node it is at, and its slot; null where no node can be named. */
  readonly node: string | null;
  readonly slot: number | null;
  /** Where it is in the text. */
  readonly at: Stretch;
  /** What is wrong and how to mend it, in words. */
  readonly message: string;
}

/** One `name = expression` of a text. */
export interface Statement {
  /** From its first to its last word, without a comment behind it. */
  readonly at: Stretch;
  /** The name it gives; null for a bare last line, and for what cannot be read. */
  readonly target: string | null;
  /** The nodes it makes, in the order they are made: inner ones first, the named one last. */
  readonly nodes: readonly string[];
}

/** What a text says: all that can be read of it, and what cannot. */
export interface Reading {
  readonly source: string;
  readonly sketch: Sketch;
  readonly statements: readonly Statement[];
  readonly faults: readonly Fault[];
  /** Where in the text each node comes from. */
  readonly spans: ReadonlyMap<string, Stretch>;
  /** Where the number of a leaf is written, of those that have it in the text. */
  readonly literals: ReadonlyMap<string, Stretch>;
}
