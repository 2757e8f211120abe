import { documentOf, STYLES, type Document, type Note, type Point } from "./document";
import type { Num, Tensor, Value } from "./value";

/** The document that data from outside describes; what of it makes no sense is left out. */
export function savedDocument(data: unknown): Document {
  if (!isRecord(data) || typeof data.source !== "string") {
    throw new TypeError("a document has a source text");
  }
  const title = typeof data.title === "string" ? data.title : "Untitled";
  return {
    ...documentOf(data.source, entriesOf(data.values, valueOf), title),
    places: entriesOf(data.places, pointOf),
    style: STYLES.find((style) => style === data.style) ?? null,
    groups: entriesOf(data.groups, textOf),
    closed: listOf(data.closed, textOf),
    notes: listOf(data.notes, noteOf),
  };
}

export function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

type Reader<T> = (data: unknown) => T | null;

function entriesOf<T>(data: unknown, read: Reader<T>): Record<string, T> {
  if (!isRecord(data)) return {};
  const entries = Object.entries(data).flatMap(([key, each]) => {
    const value = read(each);
    return value === null ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

function listOf<T>(data: unknown, read: Reader<T>): T[] {
  return Array.isArray(data) ? data.flatMap((each) => read(each) ?? []) : [];
}

function textOf(data: unknown): string | null {
  return typeof data === "string" ? data : null;
}

/** A number as JSON or as our words for what JSON cannot say. */
export function numOf(data: unknown): Num | null {
  if (typeof data === "number") return data;
  return data === "NaN" || data === "Infinity" || data === "-Infinity" ? data : null;
}

/** A number, or a tensor whose numbers fill its shape. */
export function valueOf(data: unknown): Value | null {
  return isRecord(data) ? tensorOf(data) : numOf(data);
}

function tensorOf({ shape, data }: Readonly<Record<string, unknown>>): Tensor | null {
  const sizes = listOf(shape, (size) =>
    Number.isInteger(size) && (size as number) > 0 ? (size as number) : null,
  );
  const nums = listOf(data, numOf);
  const count = sizes.reduce((product, size) => product * size, 1);
  return sizes.length > 0 && count === nums.length ? { shape: sizes, data: nums } : null;
}

/** A place on the canvas. Further out than this, px, nothing is found again. */
const FURTHEST = 1e6;

export function pointOf(data: unknown): Point | null {
  if (!isRecord(data)) return null;
  const { x, y } = data;
  const isPlace = typeof x === "number" && typeof y === "number";
  return isPlace && Math.abs(x) <= FURTHEST && Math.abs(y) <= FURTHEST ? { x, y } : null;
}

function noteOf(data: unknown): Note | null {
  const at = pointOf(data);
  if (!at || !isRecord(data)) return null;
  const { id, text } = data;
  return typeof id === "string" && typeof text === "string" ? { id, text, ...at } : null;
}
