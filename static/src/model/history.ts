import { difference, inverse, withDifference, type Difference } from "./difference";
import type { Document } from "./document";

/** One change of the document, kept as what differs. */
export interface Change {
  /** What it did, as undo says it: "connect b to y". */
  readonly name: string;
  readonly difference: Difference;
}

/**
 * A line of documents with a place in it: undo goes back, redo forward, a new change cuts the rest.
 *
 *     began(document)                 a line of one
 *     pushed(history, document, name) one change on
 *     amended(history, document)      the present replaced, as part of the change that led to it
 *     undone(history), redone(history)
 *     nextUndo(history), nextRedo(history)   the name of the change, or null where there is none
 *
 * It is plain data. To keep it over a reload: toSaved and fromSaved in saved_history.
 */
export interface History {
  /** The changes up to now, the first one first. */
  readonly past: readonly Change[];
  readonly present: Document;
  /** The changes that were undone, the next one first. */
  readonly future: readonly Change[];
}

export function began(present: Document): History {
  return { past: [], present, future: [] };
}

export function pushed({ past, present }: History, next: Document, name: string): History {
  const change = { name, difference: difference(present, next) };
  return { past: [...past, change], present: next, future: [] };
}

/**
 * The history with its last change going on, maybe under another name; where nothing has changed
 * yet, it begins anew.
 */
export function amended(history: History, next: Document, name?: string): History {
  const last = history.past.at(-1);
  return last ? pushed(undone(history), next, name ?? last.name) : began(next);
}

export function undone(history: History): History {
  const { past, present, future } = history;
  const last = past.at(-1);
  if (!last) return history;
  return {
    past: past.slice(0, -1),
    present: withDifference(present, inverse(last.difference)),
    future: [last, ...future],
  };
}

export function redone(history: History): History {
  const { past, present, future } = history;
  const [next] = future;
  if (!next) return history;
  return {
    past: [...past, next],
    present: withDifference(present, next.difference),
    future: future.slice(1),
  };
}

/** The name of the change that undo would take back. */
export function nextUndo({ past }: History): string | null {
  return past.at(-1)?.name ?? null;
}

/** The name of the change that redo would make again. */
export function nextRedo({ future }: History): string | null {
  return future[0]?.name ?? null;
}
