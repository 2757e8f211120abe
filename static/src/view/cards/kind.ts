import { groupOf } from "../../edits/groups/paths";
import type { Op, Ops } from "../../model/graph";
import type { SketchNode } from "../../model/sketch";
import { isTensor } from "../../model/value";

/** Ops that read nothing: their number is given, not computed. */
const LEAVES: ReadonlySet<string> = new Set(["input", "parameter", "constant"]);
/** The op of a closed group, which is drawn as one node. */
const GROUP = "group";

export function isLeaf({ op }: SketchNode): boolean {
  return LEAVES.has(op);
}

export function isGroup({ op }: SketchNode): boolean {
  return op === GROUP;
}

/** Whether a leaf still waits for its number. */
export function isEmpty(node: SketchNode): boolean {
  return isLeaf(node) && (node.value ?? null) === null;
}

/** Whether a node's number is a handle to be dragged: a scalar that is the person's to set. */
export function isHandle({ op, value }: SketchNode): boolean {
  const settable = op === "input" || op === "parameter";
  return settable && !isTensor(value ?? 0);
}

/** Whether there is always room for one more input. */
export function isVariadic(op: Op | undefined): boolean {
  return op?.inputs.at(-1)?.startsWith("*") ?? false;
}

/** What an input port is called: as its op names it, numbered where an op takes any number. */
export function slotName({ op }: SketchNode, slot: number, ops: Ops): string {
  const inputs = ops.get(op)?.inputs ?? [];
  const last = inputs.at(-1);
  if (last?.startsWith("*") && slot >= inputs.length - 1) {
    return `${last.slice(1)}${slot - inputs.length + 2}`;
  }
  return inputs[slot] ?? `input ${slot + 1}`;
}

/** How many nodes the closed group holds that a node stands for, in words. */
export function heldIn({ attrs }: SketchNode): string {
  const count = attrs?.nodes;
  if (typeof count !== "number") return "group";
  return count === 1 ? "group of 1 node" : `group of ${count} nodes`;
}

/** The path of the closed group that a node stands for; null where it is a node of its own. */
export function groupPath(node: SketchNode): string | null {
  return isGroup(node) ? groupOf(node.id) : null;
}
