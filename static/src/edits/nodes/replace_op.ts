import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import type { AttrValue, Op, Ops } from "../../model/graph";
import { slotsOf, type SketchNode } from "../../model/sketch";
import { nodeOf, noNode, withNode } from "../sketch_nodes";
import { arity, mostSlots, slotsFor } from "../slots";
import { unknownOp } from "../unknown_op";
import { listed } from "../words";
import { attrFault } from "./attrs";

/** Another op in a node's place: its edges stay slot by slot, and the settings that it has too. */
export function replaceOp({ sketch }: Work, id: string, op: string, ops: Ops): Edit | Refusal {
  const node = nodeOf(sketch, id);
  if (!node) return noNode(id);
  const record = ops.get(op);
  if (!record) return refusal(id, unknownOp(op, ops));
  if (node.op === op) return refusal(id, `${id} is ${op} already`);
  const slots = slotsOf(node);
  const used = slots.findLastIndex((from) => from !== null) + 1;
  if (used > mostSlots(record)) return refusal(id, tooManyInputs(record, node));
  return {
    name: `replace ${node.op} by ${op} in ${id}`,
    sketch: withNode(sketch, replaced(node, record, slots.slice(0, used))),
  };
}

function replaced(node: SketchNode, op: Op, slots: readonly (string | null)[]): SketchNode {
  const { id } = node;
  if (op.inputs.length === 0) return { id, op: op.name, value: node.value ?? null };
  const attrs = attrsFor(op, node.attrs ?? {});
  return {
    id,
    op: op.name,
    inputs: slotsFor(op, slots),
    ...(Object.keys(attrs).length > 0 && { attrs }),
  };
}

function attrsFor(
  op: Op,
  attrs: Readonly<Record<string, AttrValue>>,
): Readonly<Record<string, AttrValue>> {
  return Object.fromEntries(
    Object.entries(attrs).filter(([name, value]) => attrFault(op, name, value) === null),
  );
}

function tooManyInputs(op: Op, { id, inputs = [] }: SketchNode): string {
  const beyond = inputs.slice(mostSlots(op)).filter((from) => from !== null);
  const edges = listed(beyond.map((from) => `${from} → ${id}`));
  return `${op.name} takes ${arity(op)}; take the edge${beyond.length > 1 ? "s" : ""} ${edges} away first`;
}
