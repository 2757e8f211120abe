import { groupOf, lastOf } from "../edits/groups/paths";
import { exact, grouped, short } from "../model/format";
import type { DerivativeName } from "../model/link";
import type { Ops } from "../model/graph";
import { slotsOf, type SketchNode } from "../model/sketch";
import { isCount, isTensor, toFloat, type Quantity, type Value } from "../model/value";
import type { Flow } from "../timeline/bundle";
import { pathsOf } from "../timeline/counting_words";
import { heldIn, isEmpty, isGroup, isLeaf } from "./cards/kind";
import { productOf } from "./edges/product";

/** How a reader is told to find the way; the drawing's description. */
export const WAYS =
  "One stop for Tab. Down and Up walk from node to node, then to notes and groups; " +
  "with Shift they select more. " +
  "Right bracket follows an edge towards the output, left bracket one back to an input; " +
  "on an edge, Down and Up go to the node's other edges. " +
  "Enter on an input goes to the field for its number, on a note to its text, " +
  "on a group it closes or opens it. " +
  "Alt and an arrow move what is selected. Shift and F10 open the menu. " +
  "Control A selects all, Escape nothing. Control C copies what is selected: " +
  "nodes to paste again, and their exact numbers as a table. " +
  "Left and Right are steps of the sweep.";

/** Longest exact text in a tooltip. */
const TOOLTIP = 300;

/** What a leaf without a number says in its place. */
export const NO_NUMBER = "no number yet";

/** The node as an equation, such as `x = a + b`, with `_` where nothing is connected yet. */
export function equation(node: SketchNode, ops: Ops): string {
  return isLeaf(node) ? node.id : `${nameOf(node.id)} = ${rightSide(node, ops)}`;
}

function rightSide(node: SketchNode, ops: Ops): string {
  const op = ops.get(node.op);
  const inputs = slotsOf(node).map((from) => (from === null ? "_" : nameOf(from)));
  if (op?.infix && inputs.length === 2) {
    const sign = op.symbol.length === 1 ? op.symbol : op.infix;
    return inputs.join(` ${sign} `);
  }
  return `${node.op}(${inputs.join(", ")})`;
}

/** What an id is read as: a name, or the last part of a closed group's path. */
function nameOf(id: string): string {
  return lastOf(groupOf(id) ?? id);
}

/** What stands large in a card. */
export function symbolOf(node: SketchNode, ops: Ops): string {
  if (isGroup(node)) return nameOf(node.id);
  const value = node.value ?? null;
  if (node.op === "constant" && value !== null && !isTensor(value)) return short(value);
  return isLeaf(node) ? node.id : (ops.get(node.op)?.symbol ?? node.op);
}

/** What stands small above it: the equation, or what kind of leaf it is, or its name if not that. */
export function captionOf(node: SketchNode, ops: Ops): string {
  if (isGroup(node)) return heldIn(node);
  if (!isLeaf(node)) return equation(node, ops);
  return symbolOf(node, ops) === node.id ? node.op : node.id;
}

/** A value as it is said: a number, or a tensor's shape and the range of its numbers. */
export function said(value: Quantity): string {
  if (isCount(value)) return grouped(value);
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
  readonly derivative: Quantity | null;
  readonly derivativeName: DerivativeName;
}

/** A node in words; `faults` are what keeps it from being computed. */
export function nodeName(
  node: SketchNode,
  ops: Ops,
  told: ToldNumbers,
  faults: readonly string[] = [],
): string {
  const { value, derivative, derivativeName } = told;
  const words = [leading(node, ops)];
  if (value !== null) words.push(`value ${said(value)}`);
  else if (isEmpty(node)) words.push(NO_NUMBER);
  if (derivative !== null) words.push(`${derivativeName} ${said(derivative)}`);
  if (faults.length > 0) words.push(`not finished: ${faults.join("; ")}`);
  return words.join(", ");
}

function leading(node: SketchNode, ops: Ops): string {
  if (isGroup(node)) return `${nameOf(node.id)}, closed ${heldIn(node)}`;
  return isLeaf(node) ? `${node.id}, ${node.op}` : equation(node, ops);
}

export function nodeTooltip(node: SketchNode, ops: Ops, told: ToldNumbers): string {
  const { value, derivative, derivativeName } = told;
  const lines = [isGroup(node) ? leading(node, ops) : equation(node, ops)];
  if (value !== null) lines.push(`value ${fully(value)}`);
  if (derivative !== null) lines.push(`${derivativeName} ${fully(derivative)}`);
  return lines.join("\n");
}

export function edgeName(key: string, step: Flow | null): string {
  const [from = "", to = ""] = key.split(":");
  const edge = `edge from ${nameOf(from)} to ${nameOf(to)}`;
  if (!step) return edge;
  if (isCount(step.amount)) return `${edge}, ${countOn(step.amount, step)}`;
  if ("bundle" in step) return `${edge}, ${step.kind}s of ${productOf(step).line}`;
  const amount = isTensor(step.amount) ? said(step.amount) : productOf(step).line;
  return `${edge}, ${step.kind} ${amount}`;
}

/** So many paths over an edge or, of several drawn as one, over those of them that were crossed. */
function countOn(amount: bigint, step: Flow): string {
  return "bundle" in step ? productOf(step).line : pathsOf(amount);
}

/** The numbers behind a product, every digit of them. */
export function edgeTooltip(step: Flow): string {
  const { kind, upstream, local, amount } = step;
  if (isCount(amount)) return countOn(amount, step);
  if ("bundle" in step) return `${kind}s of ${productOf(step).line}`;
  const lines = [`upstream ${fully(upstream)}`];
  if (local !== null) lines.push(`local ${fully(local)}`);
  return [...lines, `${kind} ${fully(amount)}`].join("\n");
}

/** Every digit, as far as a tooltip has room. */
function fully(value: Quantity): string {
  const all = exact(value);
  const text = all.length > TOOLTIP ? `${all.slice(0, TOOLTIP)}…` : all;
  return isTensor(value) ? `${said(value)}\n${text}` : text;
}

/** The digits that a card leaves out, or nothing where it shows them all. */
export function hiddenDigits(value: Quantity | null, derivative: Quantity | null): string {
  const rest = [value, derivative].flatMap((each) => {
    if (each === null || isTensor(each)) return [];
    const all = isCount(each) ? grouped(each) : exact(each);
    return all === short(each) ? [] : [all];
  });
  return rest.join("   ");
}
