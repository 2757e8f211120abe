import type { Reading } from "../model/reading";
import { aligned, textOf, type Pair } from "./alignment";
import { spelling } from "./names";
import { tokenize, type Token } from "./tokens";

/**
 * Which nodes are called differently since a text was typed in: new ids by old ones. A statement
 * that did not change makes the same nodes as ever; one in which a single name became another makes
 * them under new names; in any other, its name and the use of each op are taken to be the same.
 */
export function renamedBetween(before: Reading, after: Reading): ReadonlyMap<string, string> {
  const ids = { old: opsOf(before), now: opsOf(after) };
  const renamed = new Map<string, string>();
  const met = new Set<string>();
  const meet = (old: string | undefined, now: string | undefined): void => {
    if (old === undefined || now === undefined || renamed.has(old) || met.has(now)) return;
    renamed.set(old, now);
    met.add(now);
  };
  for (const pair of aligned(before, after)) {
    const { old, now } = pair;
    const name = pair.isSame ? null : oneNameChanged(before, after, pair);
    const isAlike = (pair.isSame || name !== null) && old.nodes.length === now.nodes.length;
    // What was there before is another node, not this one under a new name.
    const isNew = name !== null && !ids.old.has(name.now);
    const inner = isAlike ? old.nodes.slice(0, -1) : [];
    inner.forEach((id, i) => meet(id, now.nodes[i]));
    const isNamesake = pair.isSame || old.target === now.target;
    if (isNamesake ? old.target !== null || isAlike : isAlike && isNew) {
      meet(old.nodes.at(-1), now.nodes.at(-1));
    }
    if (!isAlike && isNamesake) alike(pair, ids.old, ids.now).forEach(([id, is]) => meet(id, is));
    // An input that the text leaves open is renamed where it is read.
    if (isNew && ids.old.has(name.old) && !ids.now.has(name.old)) meet(name.old, name.now);
  }
  return new Map([...renamed].filter(([old, now]) => old !== now));
}

function opsOf({ sketch }: Reading): Map<string, string> {
  return new Map(sketch.nodes.map(({ id, op }) => [id, op]));
}

/** The name that became another wherever it stands in a statement, if that is all that changed. */
function oneNameChanged(
  before: Reading,
  after: Reading,
  { old, now }: Pair,
): { old: string; now: string } | null {
  const [olds, nows] = [wordsOf(textOf(before, old)), wordsOf(textOf(after, now))];
  if (olds.length !== nows.length) return null;
  let found: { old: string; now: string } | null = null;
  for (const [i, was] of olds.entries()) {
    const is = nows[i];
    if (was.kind !== is?.kind) return null;
    if (was.text === is.text) continue;
    const name = { old: spelling(was.text), now: spelling(is.text) };
    if (was.kind !== "name" || name.old === null || name.now === null) return null;
    found ??= { old: name.old, now: name.now };
    if (found.old !== name.old || found.now !== name.now) return null;
  }
  return found;
}

function wordsOf(text: string | null): Token[] {
  return tokenize(text ?? "").filter(({ kind }) => kind !== "comment" && kind !== "newline");
}

/** Inner nodes of the same op, the first with the first, the second with the second. */
function alike(
  { old, now }: Pair,
  oldOps: ReadonlyMap<string, string>,
  nowOps: ReadonlyMap<string, string>,
): [string, string][] {
  const waiting = new Map<string, string[]>();
  for (const id of now.nodes.slice(0, -1).reverse()) {
    const op = nowOps.get(id) ?? "";
    const held = waiting.get(op);
    if (held) held.push(id);
    else waiting.set(op, [id]);
  }
  return old.nodes.slice(0, -1).flatMap((id): [string, string][] => {
    const other = waiting.get(oldOps.get(id) ?? "")?.pop();
    return other === undefined ? [] : [[id, other]];
  });
}
