import type { AttrValue, Ops } from "../model/graph";
import { isLeafNode, type GoalNode } from "./goal";
import { POWER, UNARY } from "./grammar";
import { HOLE, OF_TWO } from "./names";
import { literalOf, sameSetting, settingText } from "./numerals";

/** A piece of an expression: how tightly it binds, and how deep reading it goes. */
export interface Piece {
  readonly text: string;
  readonly power: number;
  readonly depth: number;
  /** Whether a minus sign before it would become a part of it. */
  readonly isNumber: boolean;
}

const TIGHTEST = 100;

export function nameText(text: string): Piece {
  return { text, power: TIGHTEST, depth: 1, isNumber: false };
}

/** A node, from the pieces of its inputs; `isInline` where it stands within an expression. */
export function pieceOf(
  node: GoalNode,
  inputs: readonly Piece[],
  isInline: boolean,
  ops: Ops,
): Piece {
  return isLeafNode(node, ops) ? leafText(node, isInline) : useText(node, inputs, ops);
}

function leafText({ op, value = null }: GoalNode, isInline: boolean): Piece {
  const literal = (value === null ? null : literalOf(value)) ?? HOLE;
  const isPlain = isInline ? op === "constant" && value !== null : op === "input";
  if (!isPlain) return nameText(`${op}(${literal})`);
  const power = literal.startsWith("-") ? UNARY : TIGHTEST;
  return { text: literal, power, depth: 2, isNumber: true };
}

/** A use of an op, from the pieces of its inputs: an operator where it has one, else a call. */
function useText(node: GoalNode, inputs: readonly Piece[], ops: Ops): Piece {
  const [left, right] = inputs;
  const settings = settingsOf(node, ops);
  if (left && right && inputs.length === 2 && settings.length === 0) {
    const sign = ops.get(node.op)?.infix ?? "";
    const power = POWER.get(sign);
    if (power !== undefined) return infixText(left, sign, power, right);
  }
  if (left && !left.isNumber && node.op === "neg" && inputs.length === 1 && settings.length === 0) {
    const inner = wrapped(left, UNARY);
    return { text: `-${inner.text}`, power: UNARY, depth: inner.depth + 1, isNumber: false };
  }
  const depth = inputs.reduce((most, input) => Math.max(most, input.depth), 0) + 1;
  const listed = [...inputs.map(({ text }) => text), ...settings].join(", ");
  return { text: `${node.op}(${listed})`, power: TIGHTEST, depth, isNumber: false };
}

function infixText(left: Piece, sign: string, power: number, right: Piece): Piece {
  const isPower = sign === "**";
  const first = wrapped(left, isPower ? power + 1 : power);
  const second = wrapped(right, isPower ? UNARY : power + 1);
  const space = isPower ? "" : " ";
  const text = `${first.text}${space}${sign}${space}${second.text}`;
  return { text, power, depth: Math.max(first.depth, second.depth + 1), isNumber: false };
}

/** In brackets, where it binds less tightly than is needed. */
function wrapped(piece: Piece, least: number): Piece {
  if (piece.power >= least) return piece;
  return { ...piece, text: `(${piece.text})`, power: TIGHTEST, depth: piece.depth + 1 };
}

/** The settings that are not what they are without being written. */
function settingsOf(node: GoalNode, ops: Ops): string[] {
  const op = ops.get(node.op);
  const given = Object.entries(node.attrs ?? {});
  const written = given.filter(([name, value]) => {
    const attr = op?.attrs.find((each) => each.name === name);
    return !attr || !sameSetting(attr.default, value);
  });
  // Without a setting, max of two would be read as maximum.
  const [first] = op?.attrs ?? [];
  if (written.length === 0 && first && node.inputs.length === 2 && OF_TWO.has(node.op)) {
    written.push([first.name, (first.default ?? null) as AttrValue]);
  }
  return written.map(([name, value]) => `${name}=${settingText(value)}`);
}

/** The right side of a statement that makes `nodes`, inner ones first; others go by their names. */
export function expressionOf(
  nodes: readonly GoalNode[],
  nameOf: (id: string) => string,
  ops: Ops,
): Piece {
  const pieces = new Map<string, Piece>();
  nodes.forEach((node, i) => {
    const isInline = i < nodes.length - 1;
    const inputs = node.inputs.map((from) =>
      from === null ? nameText(HOLE) : (pieces.get(from) ?? nameText(nameOf(from))),
    );
    pieces.set(node.id, pieceOf(node, inputs, isInline, ops));
  });
  return pieces.get(nodes.at(-1)?.id ?? "") ?? nameText(HOLE);
}
