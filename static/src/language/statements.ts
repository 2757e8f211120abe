import type { Stretch } from "../model/reading";
import type { Token } from "./tokens";

/** A line of the text that holds statements; its end of line, if it has one, ends at `next`. */
export interface Line extends Stretch {
  readonly next: number;
}

/** A bracket without its partner, in words, and where it stands. */
export interface Unpaired {
  readonly message: string;
  readonly at: Stretch;
}

/** The words of one statement, the last an `end`, and what is wrong with its brackets. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** The name on the left of the assignment, if this is one. */
  readonly target: Token | null;
  readonly problem: Unpaired | null;
  /** The line that it stands on, which others may share. */
  readonly line: Line;
}

export const ASSIGNMENTS: ReadonlySet<string> = new Set(["=", "+=", "-=", "*=", "/=", "**=", "@="]);
const CLOSER: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
]);
/** So far back is the word looked for that stands before a line end within brackets. */
const LOOKED_BACK = 50;

/** The statements of a text; a bracket never closed ends before the next assignment. */
export function clauses(tokens: readonly Token[], length: number): Clause[] {
  const { closedAt, faults } = pairs(tokens);
  const found: Clause[] = [];
  let current: Token[] = [];
  let problem: Unpaired | null = null;
  let inside = -1;
  let line = { from: 0, to: length, next: length };
  const finish = (): void => {
    if (current.length > 0) found.push(clauseOf(current, problem, line));
    current = [];
    problem = null;
    inside = -1;
  };
  tokens.forEach((token, i) => {
    inside = Math.max(inside, closedAt[i] ?? -1);
    if (faults.size > 0) problem ??= faults.get(i) ?? null;
    if (token.kind === "newline" && i < inside) return;
    if (token.kind === "semicolon") finish();
    else if (token.kind === "newline") {
      finish();
      line.to = token.from;
      line.next = token.to;
      line = { from: token.to, to: length, next: length };
    } else current.push(token);
  });
  finish();
  return found;
}

function clauseOf(tokens: Token[], problem: Unpaired | null, line: Line): Clause {
  const [first, second] = tokens;
  const last = tokens.at(-1);
  if (last) tokens.push({ kind: "end", text: "", from: last.to, to: last.to, line: last.line });
  const named = first?.kind === "name" && ASSIGNMENTS.has(second?.text ?? "");
  return { tokens, target: named ? first : null, problem, line };
}

interface Pairs {
  /** By the opening bracket; -1 for all other words. */
  readonly closedAt: Int32Array;
  readonly faults: ReadonlyMap<number, Unpaired>;
}

/** Where each opening bracket ends, and a problem for each bracket without a partner. */
function pairs(tokens: readonly Token[]): Pairs {
  const closedAt = new Int32Array(tokens.length).fill(-1);
  const faults = new Map<number, Unpaired>();
  const open: { readonly i: number; readonly token: Token }[] = [];
  const neverClosed = (end: number): void => {
    for (const { i, token } of open.splice(0)) {
      faults.set(i, { message: `this '${token.text}' is never closed`, at: token });
      closedAt[i] = end;
    }
  };
  tokens.forEach((token, i) => {
    if (token.kind === "semicolon" || (open.length > 0 && assignmentAfter(tokens, i))) {
      neverClosed(i);
    } else if (token.kind !== "symbol") return;
    else if (CLOSER.has(token.text)) open.push({ i, token });
    else if (token.text === ")" || token.text === "]") {
      const opener = open.pop();
      if (!opener) {
        faults.set(i, { message: `this '${token.text}' closes nothing`, at: token });
        return;
      }
      const fault = mismatch(opener.token, token);
      if (fault) faults.set(i, fault);
      closedAt[opener.i] = i;
    }
  });
  neverClosed(tokens.length);
  return { closedAt, faults };
}

function mismatch(opener: Token, closer: Token): Unpaired | null {
  const wanted = CLOSER.get(opener.text) ?? "";
  if (closer.text === wanted) return null;
  const where = `to close the '${opener.text}' of line ${opener.line}`;
  return { message: `expected '${wanted}' ${where}, found '${closer.text}'`, at: closer };
}

/** Whether this is a line end inside brackets before what can only be a new statement. */
function assignmentAfter(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]?.kind !== "newline") return false;
  const assigns = tokens[i + 1]?.kind === "name" && ASSIGNMENTS.has(tokens[i + 2]?.text ?? "");
  if (!assigns) return false;
  const least = Math.max(i - LOOKED_BACK, 0);
  let before = i - 1;
  while (before >= least && tokens[before]?.kind === "newline") before -= 1;
  const text = before >= least ? (tokens[before]?.text ?? "") : "";
  return ![",", "(", "["].includes(text);
}
