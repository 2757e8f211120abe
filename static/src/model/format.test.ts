import { expect, test } from "vitest";

import { exact, short } from "./format";

test.each([
  [14, "14"],
  [-1, "-1"],
  [0.1 + 0.2, "0.3"],
  [24.70408163265306, "24.7"],
  [138.83381924198252, "138.8"],
  [2.0403552, "2.04"],
  [12345, "12345"],
  [12345.678, "12346"],
  [0.000123456, "0.0001235"],
  [1.5e-9, "1.5e-9"],
  [2.5e10, "2.5e10"],
  [-0, "0"],
  ["Infinity", "∞"],
  ["-Infinity", "-∞"],
  ["NaN", "NaN"],
] as const)("%s is shown as %s", (value, text) => {
  expect(short(value)).toBe(text);
});

test("a tensor is shown by its shape, and copied in full", () => {
  const tensor = { shape: [2, 2], data: [1, 2.5, "Infinity" as const, -4] };
  expect(short(tensor)).toBe("[2×2]");
  expect(exact(tensor)).toBe("[[1, 2.5], [Infinity, -4]]");
});
