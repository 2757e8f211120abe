import { exact } from "./format";
import { withSpan, type Span } from "./span";
import type { Value } from "./value";

/** What a person made: the text, and the numbers of inputs that the text leaves open. */
export interface Document {
  readonly title: string;
  readonly source: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** The document with one leaf set: in the text where its number stands there, else beside it. */
export function withLeaf(
  document: Document,
  name: string,
  value: Value,
  literals: Readonly<Record<string, Span>>,
): Document {
  const written = literals[name];
  if (!written) return { ...document, values: { ...document.values, [name]: value } };
  return { ...document, source: withSpan(document.source, written, exact(value)) };
}
