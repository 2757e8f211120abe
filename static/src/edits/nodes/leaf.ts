import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import { short } from "../../model/format";
import type { Ops } from "../../model/graph";
import { isTensor, type Value } from "../../model/value";
import { isLeaf, nodeOf, noNode, withNode } from "../sketch_nodes";

/** What a leaf holds; null leaves it without a number for now. */
export function setValue(
  { sketch }: Work,
  id: string,
  value: Value | null,
  ops: Ops,
): Edit | Refusal {
  const node = nodeOf(sketch, id);
  if (!node) return noNode(id);
  if (!isLeaf(node, ops)) {
    return refusal(id, `${id} is computed from what it reads; only a leaf is given a number`);
  }
  if (value !== null && !isWhole(value)) {
    return refusal(id, "a tensor has as many numbers as its shape has places, and at least one");
  }
  return {
    name: value === null ? `clear ${id}` : `set ${id} to ${short(value)}`,
    sketch: withNode(sketch, { ...node, value }),
  };
}

/** Whether the numbers of a tensor fill its shape. */
export function isWhole(value: Value): boolean {
  if (!isTensor(value)) return true;
  const { shape, data } = value;
  const count = shape.reduce((product, size) => product * size, 1);
  return shape.every((size) => Number.isInteger(size) && size > 0) && count === data.length;
}

export type LeafKind = "input" | "parameter" | "constant";

/** What a leaf is: given, learned, or fixed. */
export function setKind({ sketch }: Work, id: string, kind: LeafKind, ops: Ops): Edit | Refusal {
  const node = nodeOf(sketch, id);
  if (!node) return noNode(id);
  if (!isLeaf(node, ops)) {
    return refusal(id, `${id} is computed from what it reads; only a leaf can be of a kind`);
  }
  if (node.op === kind) return refusal(id, `${id} is of the kind ${kind} already`);
  return {
    name: `make ${id} of the kind ${kind}`,
    sketch: withNode(sketch, { ...node, op: kind }),
  };
}
