import type { FlowStep } from "../api/contract";
import { exact, short } from "../model/format";
import type { DerivativeName } from "../model/link";
import { equation, isLeaf, type Node, type Ops } from "../model/graph";
import { isTensor, toFloat, type Value } from "../model/value";
import { productOf } from "./edges/product";

/** How a reader is told to find the way; the drawing's description. */
export const WAYS =
  "One stop for Tab. Down and Up walk from node to node. " +
  "Right bracket follows an edge towards the output, left bracket one back to an input; " +
  "on an edge, Down and Up go to the node's other edges. " +
  "Enter on an input goes to the field for its number. Control C copies the exact number. " +
  "Left and Right are steps of the sweep.";

/** Longest exact text in a tooltip. */
const TOOLTIP = 300;

/** What stands large in a card. */
export function symbolOf(node: Node, ops: Ops): string {
  if (node.op === "constant" && node.value !== undefined && !isTensor(node.value)) {
    return short(node.value);
  }
  return isLeaf(node) ? node.id : (ops.get(node.op)?.symbol ?? node.op);
}

/** What stands small above it: the equation, or what kind of leaf it is, or its name if not that. */
export function captionOf(node: Node, ops: Ops): string {
  if (!isLeaf(node)) return equation(node, ops);
  return symbolOf(node, ops) === node.id ? node.op : node.id;
}

/** A value as it is said: a number, or a tensor's shape and the range of its numbers. */
export function said(value: Value): string {
  if (!isTensor(value)) return short(value);
  const nums = value.data.map(toFloat).filter((num) => !Number.isNaN(num));
  if (nums.length === 0) return short(value);
  const low = nums.reduce((a, b) => Math.min(a, b));
  const high = nums.reduce((a, b) => Math.max(a, b));
  return `${short(value)} from ${short(asNum(low))} to ${short(asNum(high))}`;
}

function asNum(x: number): Value {
  if (Number.isFinite(x)) return x;
  return x > 0 ? "Infinity" : "-Infinity";
}

/** The numbers that a node's name and tooltip tell. */
export interface ToldNumbers {
  readonly value: Value | null;
  readonly derivative: Value | null;
  readonly derivativeName: DerivativeName;
}

export function nodeName(node: Node, ops: Ops, told: ToldNumbers): string {
  const { value, derivative, derivativeName } = told;
  const words = [isLeaf(node) ? `${node.id}, ${node.op}` : equation(node, ops)];
  if (value !== null) words.push(`value ${said(value)}`);
  if (derivative !== null) words.push(`${derivativeName} ${said(derivative)}`);
  return words.join(", ");
}

export function nodeTooltip(node: Node, ops: Ops, told: ToldNumbers): string {
  const { value, derivative, derivativeName } = told;
  const lines = [equation(node, ops)];
  if (value !== null) lines.push(`value ${fully(value)}`);
  if (derivative !== null) lines.push(`${derivativeName} ${fully(derivative)}`);
  return lines.join("\n");
}

export function edgeName(key: string, step: FlowStep | null): string {
  const [from = "", to = ""] = key.split(":");
  const edge = `edge from ${from} to ${to}`;
  if (!step) return edge;
  const amount = isTensor(step.amount) ? said(step.amount) : productOf(step).line;
  return `${edge}, ${step.kind} ${amount}`;
}

/** The numbers behind a product, every digit of them. */
export function edgeTooltip(step: FlowStep): string {
  const { kind, upstream, local, amount } = step;
  const lines = [`upstream ${fully(upstream)}`];
  if (local !== null) lines.push(`local ${fully(local)}`);
  return [...lines, `${kind} ${fully(amount)}`].join("\n");
}

/** Every digit, as far as a tooltip has room. */
function fully(value: Value): string {
  const all = exact(value);
  const text = all.length > TOOLTIP ? `${all.slice(0, TOOLTIP)}…` : all;
  return isTensor(value) ? `${said(value)}\n${text}` : text;
}

/** The digits that a card leaves out, or nothing where it shows them all. */
export function hiddenDigits(value: Value | null, derivative: Value | null): string {
  const rest = [value, derivative].flatMap((each) =>
    each === null || isTensor(each) || exact(each) === short(each) ? [] : [exact(each)],
  );
  return rest.join("   ");
}

/** What a copy of a node takes along: its exact numbers, as a row of a spreadsheet. */
export function copied(value: Value | null, derivative: Value | null): string {
  return [value, derivative].flatMap((each) => (each === null ? [] : [exact(each)])).join("\t");
}
