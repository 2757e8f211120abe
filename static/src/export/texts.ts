import type { Graph } from "../api/contract";
import type { Document } from "../model/document";
import { exact } from "../model/format";
import { isTensor, toFloat, type Value } from "../model/value";

/** The whole document as JSON, with its graph as the API takes it where that is finished. */
export function documentJson(document: Document, graph: Graph | null): string {
  return `${JSON.stringify({ ...document, ...(graph && { graph }) }, null, 2)}\n`;
}

/** The document's text, with the numbers that it leaves open written above it. */
export function expressionText({ source, values }: Document, leaves: Iterable<string>): string {
  const lines = [...leaves].flatMap((name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return [];
    return isAllFinite(value)
      ? [`${name} = ${exact(value)}`]
      : [`# ${name} holds ${exact(value)}, which no text of ours writes`];
  });
  const head = lines.length > 0 ? `${lines.join("\n")}\n` : "";
  return `${head}${source.trimEnd()}\n`;
}

function isAllFinite(value: Value): boolean {
  return (isTensor(value) ? value.data : [value]).every((num) => Number.isFinite(toFloat(num)));
}
