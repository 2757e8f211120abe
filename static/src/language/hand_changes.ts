import type { Document } from "../model/document";
import { slotsOf, type Sketch, type SketchNode } from "../model/sketch";
import { OPS } from "./corpus";
import { read } from "./read";
import { rewritten, type Rewriting } from "./rewritten";

type Values = Document["values"];
/** A change of a graph, as the edits make it. */
export type Make = (sketch: Sketch) => Sketch;

/** What a text becomes with a change, and the numbers beside it. */
export function after(
  source: string,
  make: Make,
  values: Values = {},
  renames: Record<string, string> = {},
): Rewriting {
  const reading = read(source, values, OPS);
  return rewritten(source, values, reading, make(reading.sketch), OPS, renames);
}

/** The text alone. */
export const text = (source: string, make: Make): string => after(source, make).source;

export const change =
  (id: string, by: Partial<SketchNode>): Make =>
  ({ nodes, output }) => ({
    nodes: nodes.map((node) => (node.id === id ? { ...node, ...by } : node)),
    output,
  });

export const add =
  (...nodes: SketchNode[]): Make =>
  (sketch) => ({ ...sketch, nodes: [...sketch.nodes, ...nodes] });

export const output =
  (id: string): Make =>
  ({ nodes }) => ({ nodes, output: id });

export const remove =
  (id: string): Make =>
  ({ nodes, output: last }) => ({
    nodes: nodes
      .filter((node) => node.id !== id)
      .map((node) =>
        slotsOf(node).includes(id)
          ? { ...node, inputs: slotsOf(node).map((from) => (from === id ? null : from)) }
          : node,
      ),
    output: last === id ? null : last,
  });

export const rename =
  (old: string, id: string): Make =>
  ({ nodes, output: last }) => ({
    nodes: nodes.map((node) => ({
      ...node,
      id: node.id === old ? id : node.id,
      ...(node.inputs ? { inputs: node.inputs.map((from) => (from === old ? id : from)) } : {}),
    })),
    output: last === old ? id : last,
  });
