/** A stretch of text: lines and columns count characters from 1, the end is exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
}

/** The text with a stretch of it replaced. */
export function withSpan(text: string, span: Span, by: string): string {
  const start = offsetOf(text, span.line, span.column);
  const end = offsetOf(text, span.end_line, span.end_column);
  return text.slice(0, start) + by + text.slice(end);
}

/** Columns count characters, as Python does; strings count UTF-16 units. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  const ends = /\r\n|\r|\n/g;
  for (let passed = 1; passed < line && ends.exec(text); passed += 1) start = ends.lastIndex;
  const before = Array.from(text.slice(start, start + 2 * column)).slice(0, column - 1);
  return start + before.join("").length;
}
