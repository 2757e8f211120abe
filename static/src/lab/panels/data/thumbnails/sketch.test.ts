import { expect, test } from "vitest";
import type { Rows } from "../../../contract";
import { sketchOf } from "./sketch";

function rows(more: Partial<Rows>): Rows {
  const x = { shape: [2, 2], data: [0, 10, 1, 30] };
  const features = ["x", "y"];
  return { name: "", title: "", doc: "", origin: "", features, picture: null, x, ...more };
}

test("classes of a plane are drawn as they lie there", () => {
  expect(sketchOf(rows({ classes: { names: ["a", "b"], of: [0, 1] } }))).toEqual({
    kind: "marks",
    marks: [
      { x: 0, y: 0, of: { cls: 0 } },
      { x: 1, y: 1, of: { cls: 1 } },
    ],
  });
});

test("of many features the two that tell the classes apart are drawn", () => {
  const x = { shape: [4, 3], data: [5, 0, 1, 2, 0.1, 3, 4, 9, 9, 3, 9.1, 8] };
  const classes = { names: ["a", "b"], of: [0, 0, 1, 1] };
  const sketch = sketchOf(rows({ features: ["noise", "good", "fair"], x, classes }));
  const first = sketch.kind === "marks" ? sketch.marks[0] : null;
  expect(first).toEqual({ x: 0, y: 0, of: { cls: 0 } });
});

test("a curve is drawn over its feature, a surface by its numbers", () => {
  const numbers = { names: ["y"], values: { shape: [2, 1], data: [-4, 2] } };
  const line = sketchOf(rows({ features: ["x"], x: { shape: [2, 1], data: [0, 1] }, numbers }));
  expect(line).toMatchObject({
    marks: [
      { x: 0, y: 0, of: null },
      { x: 1, y: 1, of: null },
    ],
  });
  expect(sketchOf(rows({ numbers }))).toMatchObject({
    marks: [{ of: { shade: -1 } }, { of: { shade: 0.5 } }],
  });
});

test("a picture is one of the rows", () => {
  const classes = { names: ["a"], of: [0] };
  const x = { shape: [1, 4], data: [0, 8, 16, 4] };
  const shades = [0, 0.5, 1, 0.25];
  expect(sketchOf(rows({ picture: [2, 2], x, classes }))).toMatchObject({
    kind: "picture",
    shades,
  });
});
