import { expect, test } from "vitest";

import { parametersOf, ROADS, share } from "./scaled_costs";

test("three inputs take a sweep, three sweeps, six runs or four", () => {
  expect(ROADS.map(({ rounds }) => rounds?.(3))).toEqual([1, 3, 6, 4, undefined]);
});

test("a network of 784, 128, 64 and 10 units has 109,386 parameters", () => {
  expect(parametersOf([784, 128, 64, 10])).toBe(784 * 128 + 128 + 128 * 64 + 64 + 64 * 10 + 10);
  expect(parametersOf([784, 128, 64, 10])).toBe(109_386);
});

test("each tenfold makes a bar longer by as much", () => {
  const shares = [1, 10, 100, 1000].map((count) => share(count, 1000));
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});
