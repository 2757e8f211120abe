import { expect, test } from "vitest";
import { heatOf } from "./heat";

test("cells run from -1 to 1 by the largest number", () => {
  expect(heatOf({ shape: [2, 2], data: [1, 0, -2, 4] })).toEqual({
    rows: 2,
    columns: 2,
    cells: [0.25, 0, -0.5, 1],
  });
});

test("a vector is one row, and no axes one cell", () => {
  expect(heatOf({ shape: [3], data: [1, 2, 3] })).toMatchObject({ rows: 1, columns: 3 });
  expect(heatOf({ shape: [], data: [5] })).toEqual({ rows: 1, columns: 1, cells: [1] });
});

test("a large tensor has at most 8 by 8 cells, and a lone spike is seen", () => {
  const data = new Array<number>(100 * 30).fill(0.01);
  data[1234] = -7;
  const { rows, columns, cells } = heatOf({ shape: [100, 30], data });
  expect([rows, columns]).toEqual([8, 8]);
  expect(cells.filter((cell) => cell === -1)).toHaveLength(1);
});

test("what is no number is shown, and an infinity does not wash out the rest", () => {
  const { cells } = heatOf({ shape: [4], data: ["NaN", "Infinity", 2, -1] });
  expect(cells).toEqual([NaN, 1, 1, -0.5]);
});

test("all zeros and nothing at all are pictures too", () => {
  expect(heatOf({ shape: [2], data: [0, 0] }).cells).toEqual([0, 0]);
  expect(heatOf({ shape: [0, 3], data: [] }).cells).toEqual([]);
});
