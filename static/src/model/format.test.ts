import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { exact, grouped, short } from "./format";

const NUMBERS = new URL("../../../tests/language/shown_numbers.json", import.meta.url);

test.each(JSON.parse(readFileSync(NUMBERS, "utf8")) as [number, string][])(
  "%s is shown as %s, as in the server's words",
  (value, text) => expect(short(value)).toBe(text),
);

test.each([
  [-0, "0"],
  ["Infinity", "∞"],
  ["-Infinity", "-∞"],
  ["NaN", "NaN"],
] as const)("%s is shown as %s", (value, text) => expect(short(value)).toBe(text));

test("a tensor is shown by its shape, and copied in full", () => {
  const tensor = { shape: [2, 2], data: [1, 2.5, "Infinity" as const, -4] };
  expect(short(tensor)).toBe("[2×2]");
  expect(exact(tensor)).toBe("[[1, 2.5], [Infinity, -4]]");
});

test.each([
  [7n, "7", "7"],
  [9_999_999n, "9,999,999", "9,999,999"],
  [10n ** 10n, "1e10", "10,000,000,000"],
  [2n ** 64n, "1.845e19", "18,446,744,073,709,551,616"],
  [99_996n * 10n ** 400n, "1e405", "1e405"],
])("of the count %s four digits are shown, or all where there is room", (count, few, all) => {
  expect([short(count), grouped(count)]).toEqual([few, all]);
  expect(BigInt(exact(count))).toBe(count);
});
