import { expect, test } from "vitest";
import { slicesOf } from "./slices";

test("a vector is one row, a matrix one grid, a higher rank grids", () => {
  expect(slicesOf([3])).toEqual([{ name: "", first: 0, rows: 1, columns: 3 }]);
  expect(slicesOf([2, 3])).toEqual([{ name: "", first: 0, rows: 2, columns: 3 }]);
  expect(slicesOf([2, 2, 2, 1]).map(({ name, first }) => [name, first])).toEqual([
    ["slice 1, 1", 0],
    ["slice 1, 2", 2],
    ["slice 2, 1", 4],
    ["slice 2, 2", 6],
  ]);
});
