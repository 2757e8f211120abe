import type { Op } from "../model/graph";
import { slotsOf, type SketchNode } from "../model/sketch";
import { HOLE } from "./names";

/** A call of more inputs is not repeated in a message. */
const MOST_SHOWN = 4;

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
  const slots = slotsOf(node).map((from) => from ?? HOLE);
  const inputs = slots.length > MOST_SHOWN ? "..." : slots.join(", ");
  const where = `${slotName(op, slot)} of ${node.id} = ${node.op}(${inputs})`;
  return `nothing is connected to ${where} yet; connect a node to it, or write a name or a number`;
}

function slotName(op: Op | undefined, slot: number): string {
  const last = (op?.inputs.length ?? 0) - 1;
  const many = op?.inputs[last]?.startsWith("*") ? op.inputs[last].slice(1) : null;
  if (many !== null && slot >= last) return `${many}${slot - last + 1}`;
  return op?.inputs[slot] ?? `input ${slot + 1}`;
}
