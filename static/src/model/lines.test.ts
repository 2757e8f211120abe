import { expect, test } from "vitest";

import { lineOf, stretchOf } from "./lines";

test("columns count characters, not code units", () => {
  const text = "# 𝒂\n𝒘 = 1; v = 2";
  const at = stretchOf(text, { line: 2, column: 12, end_line: 2, end_column: 13 });
  expect(text.slice(at.from, at.to)).toBe("2");
});

test("a span behind the end of the text ends where the text does", () => {
  const at = stretchOf("a = ", { line: 1, column: 5, end_line: 9, end_column: 1 });
  expect(at).toEqual({ from: 4, to: 4 });
});

test("a place is on the line that it stands in", () => {
  expect([0, 4, 5, 6].map((at) => lineOf("a\nb\n\nc", at))).toEqual([1, 3, 4, 4]);
});
