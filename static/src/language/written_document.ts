import { documentOf, type Document } from "../model/document";
import type { Ops } from "../model/graph";
import type { Sketch, SketchNode } from "../model/sketch";
import { written } from "./written";

/** From so many nodes on, the groups of a graph that comes with groups begin closed. */
const CLOSED_FROM = 20_000;

/** A graph as the API has it. */
export interface GraphFromOutside extends Sketch {
  readonly nodes: readonly (SketchNode & { readonly group?: string | null })[];
}

/** The document of a graph: written as text, with its groups. */
export function writtenDocument(graph: GraphFromOutside, title: string, ops: Ops): Document {
  const { source, values, renamed } = written(graph, ops);
  const groups = Object.fromEntries(
    graph.nodes.flatMap(({ id, group }) => (group ? [[renamed.get(id) ?? id, group]] : [])),
  );
  const closed = graph.nodes.length < CLOSED_FROM ? [] : [...new Set(Object.values(groups))];
  return { ...documentOf(source, values, title), groups, closed };
}
