import type { Value } from "./value";

/** What an op can be set to. */
export type AttrValue = number | boolean | readonly number[] | null;

export interface Node {
  readonly id: string;
  readonly op: string;
  readonly inputs?: readonly string[];
  readonly value?: Value;
  readonly attrs?: Readonly<Record<string, AttrValue>>;
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly output: string;
}

/** What the page needs to know of an op, from the catalogue. */
export interface Op {
  readonly name: string;
  readonly family: string;
  readonly symbol: string;
  readonly infix: string | null;
  readonly inputs: readonly string[];
  readonly attrs: readonly { name: string; kind: string; default?: unknown; doc: string }[];
  readonly doc: string;
  readonly backward: string;
  readonly example: string;
}

export type Ops = ReadonlyMap<string, Op>;

export function inputsOf(node: Node): readonly string[] {
  return node.inputs ?? [];
}

export function isLeaf(node: Node): boolean {
  return inputsOf(node).length === 0;
}
