import type { Stretch } from "../model/reading";
import type { Part } from "./anatomy";
import type { Replacement } from "./sameness";

/** A statement in the text that is to be, from top to bottom. */
export interface Entry {
  /** The statement that it takes the place of, by its index; null where it needs a new line. */
  readonly place: number | null;
  /** What is replaced in that statement. */
  readonly edits: readonly Replacement[];
  /** The whole of it, for a new line. */
  readonly text: string;
}

/** The text with each piece replaced; the pieces do not overlap. */
export function replaced(
  source: string,
  pieces: readonly Replacement[],
  within: Stretch = { from: 0, to: source.length },
): string {
  const inOrder = pieces.toSorted((one, other) => one.from - other.from || one.to - other.to);
  const texts: string[] = [];
  let at = within.from;
  for (const { from, to, insert } of inOrder) {
    texts.push(source.slice(at, from), insert);
    at = to;
  }
  return [...texts, source.slice(at, within.to)].join("");
}

/** The text with its statements changed, taken away and added; all else in it stays. */
export function patched(source: string, parts: readonly Part[], entries: readonly Entry[]): string {
  const staying = new Set(entries.flatMap(({ place }) => place ?? []));
  const newline = /\r\n|\r|\n/.exec(source)?.[0] ?? "\n";
  const pieces = [...removals(parts, staying), ...entries.flatMap(({ edits }) => edits)];
  const text = replaced(source, [...pieces, ...additions(source, parts, entries, newline)]);
  const isCut = text.endsWith(newline) && !source.endsWith(newline);
  return isCut ? text.slice(0, -newline.length) : text;
}

/** Statements go with their line, or, where others share it, with the semicolon between. */
function removals(parts: readonly Part[], staying: ReadonlySet<number>): Replacement[] {
  const pieces: Replacement[] = [];
  for (let first = 0; first < parts.length;) {
    const line = parts[first]?.line;
    let end = first + 1;
    while (end < parts.length && parts[end]?.line === line) end += 1;
    const indexes = Array.from({ length: end - first }, (_, i) => first + i);
    first = end;
    const last = indexes.findLast((i) => staying.has(i));
    if (last === undefined) {
      if (line) pieces.push({ from: line.from, to: line.next, insert: "" });
      continue;
    }
    for (const i of indexes) {
      if (staying.has(i) || i > last) continue;
      pieces.push({ from: parts[i]?.at.from ?? 0, to: parts[i + 1]?.at.from ?? 0, insert: "" });
    }
    const [kept, gone] = [parts[last], parts[end - 1]];
    if (kept && gone && last < end - 1)
      pieces.push({ from: kept.at.to, to: gone.at.to, insert: "" });
  }
  return pieces;
}

/** New lines stand below the statement before them, or above the first that stays. */
function additions(
  source: string,
  parts: readonly Part[],
  entries: readonly Entry[],
  newline: string,
): Replacement[] {
  let above: Part | null = null;
  const waiting: string[] = [];
  const pieces: Replacement[] = [];
  for (const { place, text } of entries) {
    const part: Part | null = parts[place ?? -1] ?? null;
    if (place === null) waiting.push(text);
    if (!part) continue;
    pieces.push(...between(above, part, waiting.splice(0), newline));
    above = part;
  }
  if (waiting.length === 0) return pieces;
  if (above) return [...pieces, ...between(above, null, waiting, newline)];
  const isOpen = source !== "" && !/[\r\n]$/.test(source);
  const block = `${isOpen ? newline : ""}${waiting.join(newline)}`;
  return [...pieces, { from: source.length, to: source.length, insert: block }];
}

/** Lines put in between two statements that stay. */
function between(
  above: Part | null,
  below: Part | null,
  lines: readonly string[],
  newline: string,
): Replacement[] {
  if (lines.length === 0) return [];
  const insertAt = (at: number, insert: string): Replacement => ({ from: at, to: at, insert });
  const all = lines.join(newline);
  if (below && above?.line === below.line) return [insertAt(below.at.from, all + newline)];
  if (above) return [insertAt(above.line.to, `${newline}${all}`)];
  return [insertAt(below?.line.from ?? 0, `${all}${newline}`)];
}
