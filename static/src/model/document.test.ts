import { describe, expect, test } from "vitest";

import { documentOf, withLeaf, type Document } from "./document";
import type { Span } from "./span";

const at = (source: string, values: Document["values"] = {}): Document =>
  documentOf(source, values);

const span = (line: number, column: number, end_line: number, end_column: number): Span => ({
  line,
  column,
  end_line,
  end_column,
});

describe("setting a leaf", () => {
  test("that the text leaves open changes the numbers beside it", () => {
    expect(withLeaf(at("f = a * b", { a: 1, b: 2 }), "a", -0.5, {})).toEqual(
      at("f = a * b", { a: -0.5, b: 2 }),
    );
  });

  test("whose number stands in the text rewrites that number, and nothing else", () => {
    const source = "# a = 3\na = -1  # start\nf = a * 2";
    const literals = { a: span(2, 5, 2, 7) };
    expect(withLeaf(at(source), "a", 2.5, literals).source).toBe(
      "# a = 3\na = 2.5  # start\nf = a * 2",
    );
  });

  test("counts characters, not code units, and any kind of line end", () => {
    const source = "# 𝒂\r\n𝒘 = 1; v = 2";
    expect(withLeaf(at(source), "v", 7, { v: span(2, 12, 2, 13) }).source).toBe(
      "# 𝒂\r\n𝒘 = 1; v = 7",
    );
  });

  test("that is a tensor over several lines writes nested lists", () => {
    const tensor = { shape: [2, 2], data: [1, 2, 3, 4] };
    const literals = { W: span(1, 5, 2, 8) };
    expect(withLeaf(at("W = [[0,0],\n [0,0]]\ny = sum(W)"), "W", tensor, literals).source).toBe(
      "W = [[1, 2], [3, 4]]\ny = sum(W)",
    );
  });
});
