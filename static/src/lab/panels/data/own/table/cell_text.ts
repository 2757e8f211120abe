import type { Table } from "../../../../contract";

/** A cell in a text: from where to where it goes, and what it says without quotes and blanks. */
export interface Cell {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The cell of the record that begins on a line, both counted from 1, as the server counts them;
 * null where there is none.
 */
export function cellAt(
  text: string,
  { delimiter, quote }: Table["form"],
  line: number,
  column: number,
): Cell | null {
  let at = beginningOf(text, line);
  if (at === null) return null;
  for (let place = 1; ; place += 1) {
    const end = endOf(text, at, delimiter, quote);
    if (place === column) return { from: at, to: end, text: bare(text.slice(at, end), quote) };
    if (text[end] !== delimiter) return null;
    at = end + 1;
  }
}

/** The place of a line's first character. */
function beginningOf(text: string, line: number): number | null {
  const ends = /\r\n|\r|\n/g;
  for (let i = 1; i < line; i += 1) if (!ends.exec(text)) return null;
  return ends.lastIndex;
}

/** Where the cell ends that begins at a place: at a delimiter, a line's end, or the text's. */
function endOf(text: string, from: number, delimiter: string, quote: string): number {
  let at = from;
  while (text[at] === " " && delimiter !== " ") at += 1;
  let isQuoted = text[at] === quote;
  if (isQuoted) at += 1;
  for (; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted && sign === quote) isQuoted = false;
    else if (!isQuoted && sign === quote && text[at - 1] === quote) isQuoted = true;
    else if (!isQuoted && (sign === delimiter || sign === "\n" || sign === "\r")) break;
  }
  return at;
}

function bare(cell: string, quote: string): string {
  const trimmed = cell.trim();
  const isQuoted = trimmed.length > 1 && trimmed.startsWith(quote) && trimmed.endsWith(quote);
  return isQuoted
    ? trimmed
        .slice(1, -1)
        .replaceAll(quote + quote, quote)
        .trim()
    : trimmed;
}
