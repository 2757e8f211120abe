import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { exact, short } from "./format";

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
