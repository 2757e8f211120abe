import { expect, test } from "vitest";
import { unitAfter } from "./walking";

const WIDTHS = [2, 8, 1];

test("up and down lead along a column and stop at its ends", () => {
  expect(unitAfter("ArrowDown", { layer: 1, unit: 3 }, WIDTHS)).toEqual({ layer: 1, unit: 4 });
  expect(unitAfter("ArrowDown", { layer: 1, unit: 7 }, WIDTHS)).toEqual({ layer: 1, unit: 7 });
  expect(unitAfter("End", { layer: 1, unit: 0 }, WIDTHS)).toEqual({ layer: 1, unit: 7 });
});

test("left and right lead to the same height of the next column", () => {
  expect(unitAfter("ArrowRight", { layer: 0, unit: 1 }, WIDTHS)).toEqual({ layer: 1, unit: 7 });
  expect(unitAfter("ArrowRight", { layer: 1, unit: 5 }, WIDTHS)).toEqual({ layer: 2, unit: 0 });
  expect(unitAfter("ArrowRight", { layer: 2, unit: 0 }, WIDTHS)).toBeNull();
});
