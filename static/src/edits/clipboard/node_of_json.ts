import type { AttrValue, Op, Ops } from "../../model/graph";
import { isRecord } from "../../model/saved";
import type { SketchNode } from "../../model/sketch";
import { attrFault } from "../nodes/attrs";
import { arity, mostSlots, slotsFor } from "../slots";
import { unknownOp } from "../unknown_op";
import { quoted } from "../words";
import { Unfit } from "./form";
import { valueOfJson } from "./value_of_json";

/** Longest id that the API takes. */
const LONGEST = 100;

type Data = Readonly<Record<string, unknown>>;

/** One node of a graph in JSON, checked throughout. Throws Unfit. */
export function nodeOfJson(data: unknown, index: number, ops: Ops): SketchNode {
  if (!isRecord(data)) throw new Unfit(`node ${index + 1} of it is no node`);
  const id = idOf(data.id, index);
  const op = opOf(id, data.op, ops);
  if (op.inputs.length === 0) return leafOf(id, op, data);
  if (data.value !== undefined && data.value !== null) {
    throw new Unfit(`node ${quoted(id)} has a value; ${op.name} computes its own`);
  }
  const attrs = attrsOf(id, op, data.attrs);
  return {
    id,
    op: op.name,
    inputs: slotsFor(op, inputsOf(id, op, data.inputs)),
    ...(Object.keys(attrs).length > 0 && { attrs }),
  };
}

function idOf(data: unknown, index: number): string {
  if (typeof data === "string" && data !== "" && data.length <= LONGEST) return data;
  throw new Unfit(`node ${index + 1} of it has no id of 1 to ${LONGEST} characters`);
}

function opOf(id: string, data: unknown, ops: Ops): Op {
  if (typeof data !== "string") throw new Unfit(`node ${quoted(id)} does not say which op it is`);
  const op = ops.get(data);
  if (!op) throw new Unfit(`node ${quoted(id)}: ${unknownOp(data, ops)}`);
  return op;
}

function leafOf(id: string, op: Op, data: Data): SketchNode {
  if (Array.isArray(data.inputs) && data.inputs.length > 0) {
    throw new Unfit(`node ${quoted(id)} has inputs; ${op.name} takes none`);
  }
  if (data.value === undefined || data.value === null) return { id, op: op.name, value: null };
  const value = valueOfJson(data.value);
  if (value === null) {
    throw new Unfit(`the value of node ${quoted(id)} is no number and no tensor of numbers`);
  }
  return { id, op: op.name, value };
}

function inputsOf(id: string, op: Op, data: unknown): readonly (string | null)[] {
  if (data === undefined) return [];
  if (!Array.isArray(data)) throw new Unfit(`the inputs of node ${quoted(id)} are no list`);
  const inputs = data as readonly unknown[];
  const isInput = (each: unknown): each is string | null =>
    each === null || (typeof each === "string" && each.length <= LONGEST);
  if (!inputs.every(isInput)) throw new Unfit(`the inputs of node ${quoted(id)} are no ids`);
  if (inputs.length > mostSlots(op)) {
    throw new Unfit(
      `node ${quoted(id)} has ${inputs.length} inputs; ${op.name} takes ${arity(op)}`,
    );
  }
  return inputs;
}

function attrsOf(id: string, op: Op, data: unknown): Readonly<Record<string, AttrValue>> {
  if (data === undefined || data === null) return {};
  if (!isRecord(data)) throw new Unfit(`the attrs of node ${quoted(id)} are no object`);
  for (const [name, value] of Object.entries(data)) {
    const fault = attrFault(op, name, value);
    if (fault) throw new Unfit(`node ${quoted(id)}: ${fault}`);
  }
  return data as Readonly<Record<string, AttrValue>>;
}
