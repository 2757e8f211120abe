import type { Value } from "../../model/value";

/** What was said in the places of a phrase. */
export interface Said {
  /** The nodes, in the order of their places. */
  readonly nodes: readonly string[];
  readonly op: string;
  readonly name: string;
  /** Counted from 0; null where none was said. */
  readonly slot: number | null;
  readonly value: Value | null;
}

/** Something that can be typed instead of clicked. */
export interface Phrase {
  /**
   * Its words, and in angles the places to fill: node, nodes, op, name, value, slot. What is in
   * brackets may be left out.
   */
  readonly pattern: string;
  readonly does: string;
  /** One that makes sense in the first example. */
  readonly example: string;
  /** Whether it makes no sense of these, so that they are not offered; what is typed is tried. */
  readonly isOff?: (said: Said) => boolean;
  /** Do it; answers why it cannot be done, or null. */
  readonly run: (said: Said) => string | null;
}

/** What there is to be spoken of. */
export interface Known {
  readonly nodes: ReadonlySet<string>;
  readonly ops: ReadonlySet<string>;
}

export interface Part {
  readonly kind: "word" | "node" | "nodes" | "op" | "name" | "value" | "slot";
  readonly word: string;
  readonly mayLack: boolean;
}

export function partsOf({ pattern }: Phrase): readonly Part[] {
  return pattern.split(" ").map((written) => {
    const mayLack = written.startsWith("[");
    const bare = mayLack ? written.slice(1, -1) : written;
    if (!bare.startsWith("<")) return { kind: "word", word: bare, mayLack };
    return { kind: bare.slice(1, -1) as Part["kind"], word: bare, mayLack };
  });
}
