import { describe, expect, test } from "vitest";

import { withLeaf, type Document } from "./document";

const at = (source: string, values: Document["values"] = {}): Document => ({
  title: "",
  source,
  values,
});

describe("setting a leaf", () => {
  test("that the text leaves open changes the numbers beside it", () => {
    expect(withLeaf(at("f = a * b", { a: 1, b: 2 }), "a", -0.5)).toEqual(
      at("f = a * b", { a: -0.5, b: 2 }),
    );
  });

  test("that the text assigns rewrites the number in the text, and nothing else", () => {
    const source = "a = -1  # start\nab = 5\nf = a * ab";
    expect(withLeaf(at(source), "a", 2.5).source).toBe("a = 2.5  # start\nab = 5\nf = a * ab");
  });

  test("that is assigned between semicolons finds it", () => {
    expect(withLeaf(at("a = 1; b = 2\nf = a*b"), "a", 3).source).toBe("a = 3; b = 2\nf = a*b");
  });

  test("that is a parameter stays one", () => {
    expect(withLeaf(at("w = parameter(0.5)\ny = w * 2"), "w", 1).source).toBe(
      "w = parameter(1)\ny = w * 2",
    );
  });

  test("that is a tensor writes nested lists", () => {
    const tensor = { shape: [2, 2], data: [1, 2, 3, 4] };
    expect(withLeaf(at("W = [[0, 0], [0, 0]]\ny = sum(W)"), "W", tensor).source).toBe(
      "W = [[1, 2], [3, 4]]\ny = sum(W)",
    );
  });
});
