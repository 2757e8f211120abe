import { expect, test } from "vitest";
import { slicesOf } from "../model/slices";
import { resized, rowsOf, tensorOf, withSlice, withTable, withText } from "./tensor_rows";

const CUBE = { shape: [2, 2, 2], data: [1, 2, 3, 4, 5, 6, 7, 8] };

test("a slice of a tensor is shown in rows, and put back", () => {
  const [, second] = slicesOf(CUBE.shape);
  if (!second) throw new Error("no slice");
  expect(rowsOf(CUBE, second)).toEqual([
    ["5", "6"],
    ["7", "8"],
  ]);
  expect(withSlice(CUBE, second, [0, 0, 0, 9])).toEqual({
    shape: [2, 2, 2],
    data: [1, 2, 3, 4, 0, 0, 0, 9],
  });
});

test("one cell changes, the others stay", () => {
  expect(
    withText(
      [
        ["1", "2"],
        ["3", "4"],
      ],
      1,
      0,
      "x",
    ),
  ).toEqual([
    ["1", "2"],
    ["x", "4"],
  ]);
});

test("more rows and columns hold zeros, fewer are cut off", () => {
  expect(resized([["1", "2"]], 2, 3)).toEqual([
    ["1", "2", "0"],
    ["0", "0", "0"],
  ]);
  expect(
    resized(
      [
        ["1", "2"],
        ["3", "4"],
      ],
      1,
      1,
    ),
  ).toEqual([["1"]]);
});

test("a pasted table goes where the cell is, and the grid grows", () => {
  expect(
    withTable(
      [
        ["1", "2"],
        ["3", "4"],
      ],
      1,
      1,
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ),
  ).toEqual([
    ["1", "2", "0"],
    ["3", "a", "b"],
    ["0", "c", "d"],
  ]);
});

test("one row is a list or a matrix, as it is asked for", () => {
  expect(tensorOf([1, 2], [["1", "2"]], true).shape).toEqual([2]);
  expect(tensorOf([1, 2], [["1", "2"]], false).shape).toEqual([1, 2]);
  expect(tensorOf([1, 2], [["1"], ["2"]], true).shape).toEqual([2, 1]);
});
