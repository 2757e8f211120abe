import type { Reading, Statement } from "../model/reading";

/** A statement of a text, and what stands for it in a later version of that text. */
export interface Pair {
  readonly old: Statement;
  readonly now: Statement;
  /** Whether it is still the same to the letter. */
  readonly isSame: boolean;
}

/**
 * The statements of two versions of a text side by side: first those that are the same, from both
 * ends and then wherever they went; then those that give the same name; then what is left, if it
 * is as many.
 */
export function aligned(before: Reading, after: Reading): Pair[] {
  const [olds, nows] = [before.statements, after.statements];
  const same = (i: number, j: number): boolean =>
    textOf(before, olds[i]) === textOf(after, nows[j]);
  const pairs: Pair[] = [];
  const pair = (old: Statement | undefined, now: Statement | undefined, isSame: boolean): void => {
    if (old && now) pairs.push({ old, now, isSame });
  };
  let head = 0;
  const shorter = Math.min(olds.length, nows.length);
  while (head < shorter && same(head, head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && same(olds.length - 1 - tail, nows.length - 1 - tail)) tail += 1;
  for (let i = 0; i < head; i += 1) pair(olds[i], nows[i], true);
  for (let i = tail; i > 0; i -= 1) pair(olds.at(-i), nows.at(-i), true);
  const middle = {
    olds: olds.slice(head, olds.length - tail),
    nows: nows.slice(head, nows.length - tail),
  };
  const moved = matched(
    middle,
    (s) => textOf(before, s),
    (s) => textOf(after, s),
  );
  const named = matched(moved.rest, targetOf, targetOf);
  for (const { old, now } of moved.pairs) pair(old, now, true);
  for (const { old, now } of named.pairs) pair(old, now, false);
  const { rest } = named;
  if (rest.olds.length === rest.nows.length)
    rest.olds.forEach((old, i) => pair(old, rest.nows[i], false));
  return pairs;
}

export function textOf({ source }: Reading, statement: Statement | undefined): string | null {
  return statement ? source.slice(statement.at.from, statement.at.to) : null;
}

function targetOf({ target }: Statement): string | null {
  return target;
}

interface Unmatched {
  readonly olds: readonly Statement[];
  readonly nows: readonly Statement[];
}

type Key = (statement: Statement) => string | null;

/** Those of the same key, in order, and what has none. */
function matched(
  { olds, nows }: Unmatched,
  oldKey: Key,
  nowKey: Key,
): { pairs: { old: Statement; now: Statement }[]; rest: Unmatched } {
  const waiting = new Map<string, Statement[]>();
  for (const now of nows.toReversed()) {
    const key = nowKey(now);
    if (key === null) continue;
    const held = waiting.get(key);
    if (held) held.push(now);
    else waiting.set(key, [now]);
  }
  const found = new Map<Statement, Statement>();
  for (const old of olds) {
    const now = waiting.get(oldKey(old) ?? "")?.pop();
    if (now) found.set(old, now);
  }
  const taken = new Set(found.values());
  return {
    pairs: [...found].map(([old, now]) => ({ old, now })),
    rest: {
      olds: olds.filter((old) => !found.has(old)),
      nows: nows.filter((now) => !taken.has(now)),
    },
  };
}
