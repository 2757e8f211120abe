import { exact } from "./format";
import type { Stretch } from "./reading";
import type { Value } from "./value";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A note on the canvas; x and y are its top left corner, px of the drawing. */
export interface Note extends Point {
  readonly id: string;
  readonly text: string;
}

/**
 * How a drawing is laid out: at ease from left to right, nearer, closely, closely downwards, or
 * rising to the output in cards that are all as wide.
 */
export const STYLES = ["wide", "near", "close", "tall", "rising"] as const;
export type Style = (typeof STYLES)[number];

/** What a person made: the text is the graph, and the rest is what no text says. */
export interface Document {
  readonly title: string;
  readonly source: string;
  /** The numbers of inputs that the text leaves open. */
  readonly values: Readonly<Record<string, Value>>;
  /** Top left corner of each node that a person placed, px of the drawing; the others are laid out. */
  readonly places: Readonly<Record<string, Point>>;
  /** How it was laid out when a person first placed something; null where it suits the screen. */
  readonly style: Style | null;
  /** The group a node is in, as a path such as layer1/neuron3. */
  readonly groups: Readonly<Record<string, string>>;
  /** Paths of the groups that are drawn as one box. */
  readonly closed: readonly string[];
  readonly notes: readonly Note[];
}

/** A document of a text alone. */
export function documentOf(
  source: string,
  values: Document["values"] = {},
  title = "Untitled",
): Document {
  return {
    title,
    source: source.replace(/\r\n?/g, "\n"),
    values,
    places: {},
    style: null,
    groups: {},
    closed: [],
    notes: [],
  };
}

/** The document with one leaf set: in the text where its number stands there, else beside it. */
export function withLeaf(
  document: Document,
  name: string,
  value: Value,
  literals: ReadonlyMap<string, Stretch>,
): Document {
  const written = literals.get(name);
  if (!written) return { ...document, values: { ...document.values, [name]: value } };
  const { source } = document;
  const text = source.slice(0, written.from) + exact(value) + source.slice(written.to);
  return { ...document, source: text };
}

/** Whether two documents say the same, in whatever order their records are. */
export function sameDocument(one: Document, other: Document): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(data: unknown): string {
  return JSON.stringify(data, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
