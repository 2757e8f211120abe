import { exact } from "./format";
import type { Value } from "./value";

/** What a person made: the text, and the numbers of inputs that the text leaves open. */
export interface Document {
  readonly title: string;
  readonly source: string;
  readonly values: Readonly<Record<string, Value>>;
}

const LITERAL = String.raw`[-+]?\s*(?:\d[\d_.eE+-]*|\.\d+|\[[^=]*\])`;

/** The document with one leaf set: in the text where the text gives its number, else beside it. */
export function withLeaf(document: Document, name: string, value: Value): Document {
  const assigned = new RegExp(
    String.raw`((?:^|;)[ \t]*${escape(name)}[ \t]*=[ \t]*(?:(?:input|parameter|constant)\()?)${LITERAL}(?=[ \t]*\)?[ \t]*(?:[;#]|$))`,
    "m",
  );
  if (assigned.test(document.source)) {
    const source = document.source.replace(assigned, (_, head: string) => head + exact(value));
    return { ...document, source };
  }
  return { ...document, values: { ...document.values, [name]: value } };
}

function escape(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
