import type { Difference, Patch, Swap } from "./difference";
import { STYLES, type Note, type Style } from "./document";
import type { Change, History } from "./history";
import { isRecord, pointOf, savedDocument, valueOf } from "./saved";
import type { Splice } from "./splice";

/** Told apart by it, so that a later form is not taken for this one. */
const FORM = 1;

/** The history as plain JSON data. */
export function toSaved(history: History): unknown {
  return { form: FORM, ...history };
}

/** The history that data from outside tells, or null where it is not one throughout. */
export function fromSaved(data: unknown): History | null {
  if (!isRecord(data) || data.form !== FORM || !isRecord(data.present)) return null;
  const past = listOf(data.past, changeOf);
  const future = listOf(data.future, changeOf);
  if (!past || !future || typeof data.present.source !== "string") return null;
  return { past, present: savedDocument(data.present), future };
}

/** Reads one thing; null where the data is not one. */
type Reader<T> = (data: unknown) => T | null;

function changeOf(data: unknown): Change | null {
  if (!isRecord(data) || typeof data.name !== "string") return null;
  const difference = differenceOf(data.difference);
  return difference && { name: data.name, difference };
}

function differenceOf(data: unknown): Difference | null {
  if (!isRecord(data)) return null;
  const title = partOf(data.title, spliceOf(textOf));
  const source = partOf(data.source, spliceOf(textOf));
  const values = partOf(data.values, patchOf(valueOf));
  const places = partOf(data.places, patchOf(pointOf));
  const style = partOf(data.style, swapOfStyles);
  const groups = partOf(data.groups, patchOf(textOf));
  const closed = partOf(
    data.closed,
    spliceOf((list) => listOf(list, textOf)),
  );
  const notes = partOf(
    data.notes,
    spliceOf((list) => listOf(list, noteOf)),
  );
  if (title === null || source === null || values === null || places === null) return null;
  if (style === null || groups === null || closed === null || notes === null) return null;
  return { title, source, values, places, style, groups, closed, notes };
}

/** A part of a difference may be left out; if it is there, it has to make sense. */
function partOf<T>(data: unknown, read: Reader<T>): T | null | undefined {
  return data === undefined ? undefined : read(data);
}

function spliceOf<T extends string | readonly unknown[]>(read: Reader<T>): Reader<Splice<T>> {
  return (data) => {
    if (!isRecord(data)) return null;
    const { from } = data;
    const [removed, inserted] = [read(data.removed), read(data.inserted)];
    if (typeof from !== "number" || !Number.isInteger(from) || from < 0) return null;
    return removed === null || inserted === null ? null : { from, removed, inserted };
  };
}

function swapOfStyles(data: unknown): Swap<Style | null> | null {
  if (!isRecord(data)) return null;
  const [removed, inserted] = [styleOf(data.removed), styleOf(data.inserted)];
  return removed === undefined || inserted === undefined ? null : { removed, inserted };
}

function styleOf(data: unknown): Style | null | undefined {
  return data === null ? null : STYLES.find((style) => style === data);
}

function patchOf<T>(read: Reader<T>): Reader<Patch<T>> {
  return (data) => {
    if (!isRecord(data)) return null;
    const [removed, inserted] = [recordOf(data.removed, read), recordOf(data.inserted, read)];
    return removed && inserted && { removed, inserted };
  };
}

function recordOf<T>(data: unknown, read: Reader<T>): Readonly<Record<string, T>> | null {
  if (!isRecord(data)) return null;
  const entries = listOf(Object.entries(data), ([key, each]: [string, unknown]) => {
    const value = read(each);
    return value === null ? null : ([key, value] as const);
  });
  return entries && Object.fromEntries(entries);
}

function listOf<D, T>(data: D | readonly D[], read: (each: D) => T | null): T[] | null {
  if (!Array.isArray(data)) return null;
  const items = (data as readonly D[]).map(read);
  return items.includes(null) ? null : (items as T[]);
}

function textOf(data: unknown): string | null {
  return typeof data === "string" ? data : null;
}

function noteOf(data: unknown): Note | null {
  return savedDocument({ source: "", notes: [data] }).notes[0] ?? null;
}
