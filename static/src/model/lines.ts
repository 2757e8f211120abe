import type { Stretch } from "./reading";

/** A stretch as the server tells it: lines and columns count characters from 1, the end exclusive. */
export interface LineSpan {
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
}

export function stretchOf(text: string, span: LineSpan): Stretch {
  return {
    from: offsetOf(text, span.line, span.column),
    to: offsetOf(text, span.end_line, span.end_column),
  };
}

/** The line that a place in the text is on, from 1. */
export function lineOf(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

/** Columns count characters, as Python does; strings count UTF-16 units. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  const before = Array.from(text.slice(start, start + 2 * column)).slice(0, column - 1);
  return Math.min(start + before.join("").length, text.length);
}
