import { expect, test } from "vitest";
import { cellLabel, withCell } from "./tensor_cells";

test.each([
  [[], 0, "W"],
  [[3], 1, "W element 2"],
  [[2, 2], 1, "W row 1 column 2"],
  [[2, 2, 2], 6, "W slice 2 row 2 column 1"],
])("shape %j index %d", (shape, index, label) => expect(cellLabel("W", shape, index)).toBe(label));

test("a cell is replaced in a new tensor", () => {
  const before = { shape: [2], data: [1, "NaN" as const] };
  expect(withCell(before, 0, 5)).toEqual({ shape: [2], data: [5, "NaN"] });
  expect(before.data[0]).toBe(1);
});
