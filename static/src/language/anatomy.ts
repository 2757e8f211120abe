import type { Reading, Stretch } from "../model/reading";
import { HOLE, spelling, WORDS } from "./names";
import { clauses, type Clause, type Line } from "./statements";
import { tokenize, type Token } from "./tokens";

/** A name as it stands in a text. */
export interface Mention {
  readonly name: string;
  readonly at: Stretch;
  /** The statement that gives it its meaning here; -1 where none assigns it. */
  readonly binds: number;
}

/** A statement taken apart: what a writer has to know of it beyond the nodes that it makes. */
export interface Part {
  readonly at: Stretch;
  /** The line that it stands on, which others may share. */
  readonly line: Line;
  /** The nodes that it makes, inner ones first. */
  readonly nodes: readonly string[];
  /** The node that it is about: the last that it makes, or the one that it gives another name. */
  readonly means: string | null;
  /** The name on its left; null for a bare value. */
  readonly target: Mention | null;
  /** The sign after that name, such as = or +=. */
  readonly sign: Stretch | null;
  /** The names that it reads. */
  readonly reads: readonly Mention[];
  readonly isRead: boolean;
  /** Whether its brackets may take in what is written behind it. */
  readonly isUnclosed: boolean;
}

/** The statements of a text, taken apart. */
export function anatomyOf({ source, statements, faults }: Reading): Part[] {
  const words = tokenize(source).filter(({ kind }) => kind !== "comment");
  const found = clauses(words, source.length);
  const unread = unreadAt(
    found,
    faults.filter(({ node }) => node === null).map(({ at }) => at),
  );
  const named = mentionsOf(found);
  const parts = found.map((clause, i): Part => {
    const { target, reads } = named[i] ?? { target: null, reads: [] };
    const nodes = statements[i]?.nodes ?? [];
    return {
      at: statements[i]?.at ?? clause.line,
      line: clause.line,
      nodes,
      means: nodes.at(-1) ?? null,
      target,
      sign: target ? (clause.tokens[1] ?? null) : null,
      reads,
      isRead: !unread.has(i),
      isUnclosed: clause.problem !== null,
    };
  });
  return withMeanings(parts);
}

/** The statements that hold a fault which is at no node: nothing of them is read. */
function unreadAt(found: readonly Clause[], places: readonly Stretch[]): Set<number> {
  const unread = new Set<number>();
  let i = 0;
  for (const { from } of places) {
    while (i + 1 < found.length && (found[i + 1]?.tokens[0]?.from ?? Infinity) <= from) i += 1;
    unread.add(i);
  }
  return unread;
}

interface Mentions {
  readonly target: Mention | null;
  readonly reads: readonly Mention[];
}

function mentionsOf(found: readonly Clause[]): Mentions[] {
  const first = new Map<string, number>();
  found.forEach(({ target }, i) => {
    const name = target && spelling(target.text);
    if (name !== null && !first.has(name)) first.set(name, i);
  });
  const current = new Map<string, number>();
  return found.map(({ tokens, target }, i) => {
    const mention = (token: Token): Mention[] => {
      const name = spelling(token.text);
      if (name === null || name === HOLE || WORDS.has(name)) return [];
      const { from, to } = token;
      return [{ name, at: { from, to }, binds: current.get(name) ?? first.get(name) ?? -1 }];
    };
    const isAugmented = target !== null && tokens[1]?.text !== "=";
    const read = tokens.filter((_, j) => (j === 0 && target ? isAugmented : isValue(tokens, j)));
    const reads = read.flatMap(mention);
    const [named] = target ? mention(target) : [];
    if (named) current.set(named.name, i);
    return { target: named ? { ...named, binds: i } : null, reads };
  });
}

/** Whether this word is a name that stands for a value: no op, no method, no setting. */
function isValue(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.kind !== "name") return false;
  const after = tokens[at + 1]?.text;
  return after !== "(" && after !== "=" && tokens[at - 1]?.text !== ".";
}

/** What gives a node another name is about that node. */
function withMeanings(parts: readonly Part[]): Part[] {
  const meaning = (start: Part): string | null => {
    const passed = new Set<Part>();
    for (let part = start; !passed.has(part);) {
      passed.add(part);
      if (part.means !== null || !part.isRead) return part.means;
      const [mention] = part.reads;
      const bound = parts[mention?.binds ?? -1];
      if (!bound) return mention?.name ?? null;
      part = bound;
    }
    return null;
  };
  return parts.map((part) => (part.nodes.length > 0 ? part : { ...part, means: meaning(part) }));
}
