import type { Point } from "../../model/document";
import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import type { Op, Ops } from "../../model/graph";
import type { SketchNode } from "../../model/sketch";
import type { Value } from "../../model/value";
import { nameFault, shortName, typed } from "../names";
import { withEntries } from "../records";
import { idsOf, MOST_NODES, noNode, tooMany, withNodes } from "../sketch_nodes";
import { arity, mostSlots, slotsFor } from "../slots";
import { unknownOp } from "../unknown_op";

/** What is known of a node before it is there. */
export interface NewNode {
  /** Its name; without it, a short one that is free. */
  readonly id?: string;
  /** What it reads; slots that are left out are open. */
  readonly inputs?: readonly (string | null)[];
  /** What a leaf holds; without it, its number is still missing. */
  readonly value?: Value;
  /** Top left corner; without it, it is laid out. */
  readonly at?: Point;
}

/** A use of an op, or a leaf, that nothing reads yet. */
export function addNode(work: Work, op: string, given: NewNode, ops: Ops): Edit | Refusal {
  const record = ops.get(op);
  if (!record) return refusal(null, unknownOp(op, ops));
  const { sketch, document } = work;
  const taken = idsOf(sketch);
  if (taken.size >= MOST_NODES) return tooMany(taken.size + 1);
  const isLeaf = record.inputs.length === 0;
  const id = given.id === undefined ? shortName(isLeaf, taken, ops) : typed(given.id);
  const fault = given.id === undefined ? null : nameFault(id, taken, ops);
  if (fault) return refusal(null, fault);
  const inputs = given.inputs ?? [];
  const gone = inputs.find((from) => from !== null && !taken.has(from));
  if (gone) return noNode(gone);
  if (inputs.length > mostSlots(record)) return refusal(null, `${op} takes ${arity(record)}`);
  return {
    name: `add ${op} ${id}`,
    sketch: withNodes(sketch, [nodeFor(record, id, inputs, given.value)]),
    ...(given.at && { rest: { places: withEntries(document.places, [[id, given.at]]) } }),
    selected: [id],
  };
}

function nodeFor(
  op: Op,
  id: string,
  inputs: readonly (string | null)[],
  value: Value | undefined,
): SketchNode {
  if (op.inputs.length === 0) return { id, op: op.name, value: value ?? null };
  return { id, op: op.name, inputs: slotsFor(op, inputs) };
}
