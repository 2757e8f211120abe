import type { AttrValue } from "../model/graph";
import type { Tensor } from "../model/value";
import { named, type Cursor } from "./cursor";
import { WORDS } from "./names";
import type { Token } from "./tokens";
import { quoted, Unreadable } from "./unreadable";

const DEEPEST_TENSOR = 8;
const OTHER_BASE = /^0[xXbBoO]/;
const WHOLE = /^[0-9_]+$/;

/** A setting as it is written; 1.0 is no whole number, though it is one. */
export interface Setting {
  readonly value: AttrValue;
  readonly isWhole: boolean;
}

/** The number that a word writes. */
export function numberOf(token: Token): number {
  const { text } = token;
  if (OTHER_BASE.test(text)) throw new Unreadable("numbers are written in decimal", token);
  const value = Number(text.replaceAll("_", ""));
  if (value !== 0 && text.startsWith("0") && WHOLE.test(text)) {
    throw new Unreadable("a whole number does not begin with 0", token);
  }
  if (!Number.isFinite(value)) {
    throw new Unreadable("this number is too large; the largest is about 1.8e308", token);
  }
  return value;
}

/** The tensor that starts at this '['. */
export function tensorOf(cursor: Cursor): Tensor {
  const data: number[] = [];
  return { shape: rows(cursor, data, 1), data };
}

/** Adds the numbers of a bracket; answers its shape. */
function rows(cursor: Cursor, data: number[], depth: number): number[] {
  const opener = cursor.take();
  if (depth > DEEPEST_TENSOR) {
    throw new Unreadable(`a tensor is nested at most ${DEEPEST_TENSOR} deep`, opener);
  }
  let first: readonly number[] | null = null;
  let count = 0;
  while (!cursor.isAt("]")) {
    const start = cursor.token;
    const shape = start.text === "[" ? rows(cursor, data, depth + 1) : element(cursor, data);
    first ??= shape;
    if (String(shape) !== String(first)) {
      const at = { from: start.from, to: cursor.previous.to };
      throw new Unreadable("ragged tensor: every row needs the same length", at);
    }
    count += 1;
    if (cursor.isAt(",")) cursor.take();
    else if (!cursor.isAt("]")) throw cursor.misfit("',' or ']'");
  }
  const { to } = cursor.take();
  if (!first) {
    const at = { from: opener.from, to };
    throw new Unreadable("this tensor is empty; it needs at least one number", at);
  }
  return [count, ...first];
}

function element(cursor: Cursor, data: number[]): [] {
  const sign = signOf(cursor);
  if (cursor.token.kind !== "number") {
    const message = `a tensor literal holds only numbers, found ${named(cursor.token)}`;
    throw new Unreadable(message, cursor.token);
  }
  data.push(sign * numberOf(cursor.take()));
  return [];
}

function signOf(cursor: Cursor): number {
  let sign = 1;
  while (cursor.isAt("-", "+")) {
    if (cursor.take().text === "-") sign = -sign;
  }
  return sign;
}

/** The setting here: a number, True, False, None, or whole numbers in brackets. */
export function settingOf(cursor: Cursor): Setting {
  if (!cursor.isAt("(", "[")) return single(cursor);
  const opener = cursor.take();
  const list: number[] = [];
  while (!cursor.isAt(")", "]")) {
    const start = cursor.token;
    const { value, isWhole } = single(cursor);
    if (typeof value !== "number" || !isWhole) {
      throw new Unreadable("expected whole numbers between these brackets", start);
    }
    list.push(value);
    if (cursor.isAt(",")) cursor.take();
    else if (!cursor.isAt(")", "]")) {
      throw cursor.misfit(`',' or the end of this ${quoted(opener.text)}`);
    }
  }
  cursor.take();
  return { value: list, isWhole: true };
}

function single(cursor: Cursor): Setting {
  const word = cursor.token.kind === "name" ? WORDS.get(cursor.token.text) : undefined;
  if (word !== undefined) {
    cursor.take();
    return { value: word, isWhole: false };
  }
  const sign = signOf(cursor);
  const { token } = cursor;
  if (token.kind !== "number") {
    const kinds = "a number, True, False, None or numbers in brackets";
    throw new Unreadable(`a setting is ${kinds}, found ${named(token)}`, token);
  }
  const value = sign * numberOf(cursor.take());
  const isWhole = WHOLE.test(token.text) && Number.isSafeInteger(value);
  // Whole numbers have no -0.
  return { value: isWhole ? value + 0 : value, isWhole };
}
