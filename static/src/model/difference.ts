import type { Document, Note, Point, Style } from "./document";
import { listSplice, splicedList, splicedText, textSplice, type Splice } from "./splice";
import type { Value } from "./value";

/** One thing, and what stands in its place. */
export interface Swap<T> {
  readonly removed: T;
  readonly inserted: T;
}

/** The entries of a record that differ: as they were, and as they are. */
export type Patch<T> = Swap<Readonly<Record<string, T>>>;

/** What makes one document out of another; what is the same in both is left out. */
export interface Difference {
  readonly title?: Splice<string> | undefined;
  readonly source?: Splice<string> | undefined;
  readonly values?: Patch<Value> | undefined;
  readonly places?: Patch<Point> | undefined;
  readonly style?: Swap<Style | null> | undefined;
  readonly groups?: Patch<string> | undefined;
  readonly closed?: Splice<readonly string[]> | undefined;
  readonly notes?: Splice<readonly Note[]> | undefined;
}

export function difference(before: Document, after: Document): Difference {
  return {
    title: textSplice(before.title, after.title),
    source: textSplice(before.source, after.source),
    values: patch(before.values, after.values),
    places: patch(before.places, after.places),
    style: swap(before.style, after.style),
    groups: patch(before.groups, after.groups),
    closed: listSplice(before.closed, after.closed),
    notes: listSplice(before.notes, after.notes),
  };
}

/** The difference that leads back. */
export function inverse(there: Difference): Difference {
  return {
    title: turned(there.title),
    source: turned(there.source),
    values: turned(there.values),
    places: turned(there.places),
    style: turned(there.style),
    groups: turned(there.groups),
    closed: turned(there.closed),
    notes: turned(there.notes),
  };
}

/** The document with the difference made in it. */
export function withDifference(document: Document, made: Difference): Document {
  return {
    title: splicedText(document.title, made.title),
    source: splicedText(document.source, made.source),
    values: patched(document.values, made.values),
    places: patched(document.places, made.places),
    style: made.style ? made.style.inserted : document.style,
    groups: patched(document.groups, made.groups),
    closed: splicedList(document.closed, made.closed),
    notes: splicedList(document.notes, made.notes),
  };
}

function turned<T extends Swap<unknown>>(part: T | undefined): T | undefined {
  return part && { ...part, removed: part.inserted, inserted: part.removed };
}

function swap<T>(removed: T, inserted: T): Swap<T> | undefined {
  return removed === inserted ? undefined : { removed, inserted };
}

function patch<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): Patch<T> | undefined {
  if (before === after) return undefined;
  const removed = entriesNotIn(after, before);
  const inserted = entriesNotIn(before, after);
  if (removed.length + inserted.length === 0) return undefined;
  return { removed: Object.fromEntries(removed), inserted: Object.fromEntries(inserted) };
}

function entriesNotIn<T>(
  other: Readonly<Record<string, T>>,
  record: Readonly<Record<string, T>>,
): (readonly [string, T])[] {
  return Object.entries(record).filter(
    ([key, each]) => !Object.hasOwn(other, key) || other[key] !== each,
  );
}

function patched<T>(
  record: Readonly<Record<string, T>>,
  made: Patch<T> | undefined,
): Readonly<Record<string, T>> {
  if (!made) return record;
  const { removed, inserted } = made;
  // What changes stays at its place, so that there and back is the same to the letter.
  const kept = Object.entries(record).flatMap(([key, each]): [string, T][] => {
    const next = Object.hasOwn(inserted, key) ? inserted[key] : undefined;
    if (next !== undefined) return [[key, next]];
    return Object.hasOwn(removed, key) ? [] : [[key, each]];
  });
  const fresh = Object.entries(inserted).filter(([key]) => !Object.hasOwn(record, key));
  return Object.fromEntries([...kept, ...fresh]);
}
