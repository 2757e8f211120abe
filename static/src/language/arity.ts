import type { Op } from "../model/graph";
import { slotsOf, type SketchNode } from "../model/sketch";

export function isLeafOp(op: Op): boolean {
  return op.inputs.length === 0;
}

/** Whether an op takes any number of inputs. */
export function isVariadic(op: Op): boolean {
  return op.inputs.at(-1)?.startsWith("*") ?? false;
}

/** So many slots are there at least, connected or not. */
export function leastInputs(op: Op): number {
  return op.inputs.length;
}

/** Why so many inputs are too many for an op that takes a fixed number; null where they are not. */
export function arityFault({ name, inputs, attrs }: Op, count: number): string | null {
  if (count <= inputs.length) return null;
  const plural = inputs.length === 1 ? "" : "s";
  const takes = `${name} takes ${inputs.length} input${plural} (${inputs.join(", ")}), got ${count}`;
  const [setting] = attrs;
  return setting ? `${takes}; settings are written by name, as in ${setting.name}=...` : takes;
}

/** What to say about a slot that nothing is connected to. */
export function openFault(node: SketchNode, slot: number, op: Op | undefined): string {
  const where = `${slotWords(node, slot, op)} of ${node.id}`;
  return `nothing is connected to ${where} yet; connect a node to it, or write a name or a number`;
}

const ORDINALS = ["first", "second", "third"];

/** A slot whose name is one letter is told by its place: a node may be called by that letter too. */
function slotWords(node: SketchNode, slot: number, op: Op | undefined): string {
  const name = slotName(op, slot);
  if (name.length > 1) return name;
  if (slotsOf(node).length === 1) return "the input";
  return `the ${ORDINALS[slot] ?? `${slot + 1}th`} input`;
}

function slotName(op: Op | undefined, slot: number): string {
  const last = (op?.inputs.length ?? 0) - 1;
  const many = op?.inputs[last]?.startsWith("*") ? op.inputs[last].slice(1) : null;
  if (many !== null && slot >= last) return `${many}${slot - last + 1}`;
  return op?.inputs[slot] ?? `input ${slot + 1}`;
}
