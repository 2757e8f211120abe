import { describe, expect, test } from "vitest";

import { documentOf, withLeaf, type Document } from "./document";

const at = (source: string, values: Document["values"] = {}): Document =>
  documentOf(source, values);

const place = (source: string, number: string) => {
  const from = source.lastIndexOf(number);
  return { from, to: from + number.length };
};

describe("setting a leaf", () => {
  test("that the text leaves open changes the numbers beside it", () => {
    expect(withLeaf(at("f = a * b", { a: 1, b: 2 }), "a", -0.5, new Map())).toEqual(
      at("f = a * b", { a: -0.5, b: 2 }),
    );
  });

  test("whose number stands in the text rewrites that number, and nothing else", () => {
    const source = "# a = -1\na = -1  # start\nf = a * 2";
    const literals = new Map([["a", place(source, "-1")]]);
    expect(withLeaf(at(source), "a", 2.5, literals).source).toBe(
      "# a = -1\na = 2.5  # start\nf = a * 2",
    );
  });

  test("that is a tensor over several lines writes nested lists", () => {
    const tensor = { shape: [2, 2], data: [1, 2, 3, 4] };
    const source = "W = [[0,0],\n [0,0]]\ny = sum(W)";
    const literals = new Map([["W", place(source, "[[0,0],\n [0,0]]")]]);
    expect(withLeaf(at(source), "W", tensor, literals).source).toBe(
      "W = [[1, 2], [3, 4]]\ny = sum(W)",
    );
  });
});
