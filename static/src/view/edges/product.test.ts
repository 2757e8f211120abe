import { expect, test } from "vitest";
import type { FlowStep } from "../../api/contract";
import type { Value } from "../../model/value";
import { productOf, signOf, sumText, widthOf } from "./product";

function flow(upstream: Value, local: Value | null, amount: Value): FlowStep {
  const ends = { index: 0, kind: "contribution", from: "f", to: "x", slot: 0 } as const;
  return { ...ends, upstream, local, amount, total: amount };
}

test("a product is upstream × local = amount", () => {
  expect(productOf(flow(7, 1, 7)).line).toBe("7 × 1 = 7");
  expect(productOf(flow(2, -3, -6)).two).toEqual(["2 × (-3)", "= -6"]);
});

test("where there is no single local derivative only the result is told", () => {
  const tensor = { shape: [2], data: [1, 2] };
  expect(productOf(flow(1, null, tensor))).toEqual({ line: "[2]", two: null, result: "[2]" });
});

test("of edges drawn as one it is told how many they are, and their sum if there is one", () => {
  const crossed = flow(1, null, 0.5);
  const bundle = { edges: 3, isSum: true };
  expect(productOf({ ...crossed, bundle }).line).toBe("3 edges, sum 0.5");
  expect(productOf({ ...crossed, bundle: { edges: 1, isSum: false } }).line).toBe("1 edge");
});

test("width follows the logarithm of the size and stays within bounds", () => {
  const widths = [1e-30, 0.01, 1, 100, 1e30].map(widthOf);
  expect(widths).toEqual([...widths].sort((a, b) => a - b));
  expect(new Set(widths.slice(1, 4)).size).toBe(3);
  expect(widthOf(-100)).toBe(widthOf(100));
  expect(widthOf("Infinity")).toBe(widthOf("NaN"));
});

test("a sign is one of four", () => {
  const tensor = (...data: number[]) => ({ shape: [data.length], data });
  expect([5, -5, 0, "-Infinity" as const].map(signOf)).toEqual([
    "positive",
    "negative",
    "zero",
    "negative",
  ]);
  expect(signOf(tensor(1, -1))).toBe("mixed");
  expect(signOf(tensor(0, -1))).toBe("negative");
  expect(signOf(tensor(0, 0))).toBe("zero");
});

test("a sum is told only where amounts add", () => {
  expect(sumText([7])).toBe("");
  expect(sumText([7, 2])).toBe("7 + 2 = ");
  expect(sumText([7, -2])).toBe("7 − 2 = ");
});

test("of paths only their number is told, and edges of very many do not hide the others", () => {
  const paths = { ...flow(1, 1, 1), upstream: 10n ** 10n, local: 1n, amount: 10n ** 10n };
  expect(productOf(paths)).toEqual({ line: "1e10", two: null, result: "1e10" });
  expect(sumText([1n, 2n])).toBe("1 + 2 = ");
  const widths = [1n, 12n, 10n ** 10n, 10n ** 30n, 10n ** 400n].map(widthOf);
  expect(widths).toEqual([...widths].sort((a, b) => a - b));
  expect(widths.at(2)).toBeLessThan(6);
  expect(widths.at(-1)).toBe(widthOf(1e30));
});
