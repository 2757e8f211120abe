import type { OpEntry } from "./ops";
import { depthAfter, tokensOf, type Token } from "./tokens";

/** A replacement in the text, and where the caret stands after it. */
export interface OpEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly caret: number;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Writes an op where a person means it: around what is selected, at the caret, or on a new line. */
export function opEdit(text: string, selected: Stretch | null, op: OpEntry): OpEdit {
  const edit = selected && inLine(text, selected, op);
  if (edit) return edit;
  const ending = text === "" || text.endsWith("\n") ? "" : "\n";
  return replaced(text.length, text.length, ending + statement(text, op));
}

/** The edit within a line; null where none makes sense, as in a name that is being assigned. */
function inLine(text: string, selected: Stretch, op: OpEntry): OpEdit | null {
  const start = text.lastIndexOf("\n", selected.from - 1) + 1;
  const [line = ""] = text.slice(start).split("\n", 1);
  const tokens = tokensOf(line);
  if (tokens.length === 0) {
    return replaced(start, start + line.length, statement(text, op, start));
  }
  const column = selected.from - start;
  const [name, equals] = tokens;
  if (name?.kind === "name" && equals?.text === "=" && column <= equals.from) return null;
  if (tokens.some(({ kind, from }) => kind === "comment" && from < column)) return null;
  const picked = text.slice(selected.from, selected.to);
  if (picked.trim() !== "") return around(text, selected, op);
  return moved(atCaret(line, tokens, column, op), start);
}

function around(text: string, { from, to }: Stretch, op: OpEntry): OpEdit | null {
  const picked = text.slice(from, to).trim();
  const first = from + text.slice(from, to).indexOf(picked);
  const last = first + picked.length;
  const words = tokensOf(picked);
  if (!isWhole(picked, words)) return null;
  const isCalled = words.length === 1 && words[0]?.kind === "name" && text[last] === "(";
  if (isCalled) return op.infix ? null : replaced(first, last, op.name);
  if (op.infix) {
    const isSum = words.some(({ kind }) => kind === "operator");
    return replaced(first, last, `${isSum ? `(${picked})` : picked} ${op.infix} `);
  }
  if (op.inputs.length === 1) return replaced(first, last, `${op.name}(${picked})`);
  return replaced(first, last, `${op.name}(${picked}, )`, -1);
}

/** Whether words stand for one value: on one line, assigning nothing, every bracket closed. */
function isWhole(picked: string, words: readonly Token[]): boolean {
  const opened = words.filter(({ text }) => text === "(" || text === "[").length;
  const closed = words.filter(({ text }) => text === ")" || text === "]").length;
  const assigns = words.some(
    ({ text }, index) => text === "=" && depthAfter(words.slice(0, index)) === 0,
  );
  return opened === closed && !assigns && !/[\n#]/.test(picked);
}

function atCaret(line: string, tokens: readonly Token[], column: number, op: OpEntry): OpEdit {
  // Never inside a name or a number, nor between an op and its bracket.
  let at = tokens.find(({ from, to }) => from < column && column < to)?.to ?? column;
  const called = tokens.findIndex(({ kind, to }) => kind === "name" && to === at);
  const bracket = tokens[called + 1];
  if (called >= 0 && bracket?.text === "(") at = bracket.to;
  const before = tokens.findLast(({ to }) => to <= at);
  const after = tokens.find(({ from }) => from >= at);
  const follows = before !== undefined && /^[\p{L}\p{N}_.)\]]/u.test(before.text);
  const space = at === 0 || /[\s([]/.test(line.charAt(at - 1)) ? "" : " ";
  if (op.infix) {
    if (follows) return replaced(at, at, `${space}${op.infix} `);
    return replaced(at, at, ` ${op.infix} `, -op.infix.length - 2);
  }
  const times = after !== undefined && /^[\p{L}\p{N}_.([]/u.test(after.text) ? " * " : "";
  const call = `${space}${follows ? "* " : ""}${op.name}()${times}`;
  return replaced(at, at, call, -1 - times.length);
}

/** A line that runs at once: the op of what the text computes last, under a name still free. */
function statement(text: string, { name, infix, inputs }: OpEntry, at = text.length): string {
  const words = tokensOf(text.replace(/#.*/g, ""));
  const names = words.filter(({ kind }, i) => kind === "name" && words[i + 1]?.text !== "(");
  const used = new Set(names.map((word) => word.text));
  const assigned = assignments(text.slice(0, at));
  const output = assigned.at(-1) ?? [...used].at(-1);
  const leaf = [...used].find((word) => !assigned.includes(word));
  const given = inputs.map((input, slot) =>
    output === undefined ? input.replace("*", "") : slot === 0 ? output : (leaf ?? output),
  );
  let free = "y";
  for (let number = 1; used.has(free); number += 1) free = `y${number}`;
  return `${free} = ${infix ? given.join(` ${infix} `) : `${name}(${given.join(", ")})`}`;
}

/** The names that the text assigns, in order. */
function assignments(text: string): string[] {
  let depth = 0;
  return text.split("\n").flatMap((line) => {
    const words = tokensOf(line);
    const isStatement = depth === 0 && words[0]?.kind === "name" && words[1]?.text === "=";
    depth = depthAfter(words, depth);
    return isStatement && words[0] ? [words[0].text] : [];
  });
}

/** The caret stands at the end of what is put in, or before it by as many letters as told. */
function replaced(from: number, to: number, insert: string, back = 0): OpEdit {
  return { from, to, insert, caret: from + insert.length + back };
}

function moved({ from, to, insert, caret }: OpEdit, by: number): OpEdit {
  return { from: from + by, to: to + by, insert, caret: caret + by };
}
