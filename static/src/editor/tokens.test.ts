import { expect, test } from "vitest";
import { depthAfter, tokensOf } from "./tokens";

test("a line is told apart word by word", () => {
  const kinds = tokensOf("y1 = tanh(2.5e-3 * x) ** 2 # odd").map(({ kind, text }) => [kind, text]);
  expect(kinds).toEqual([
    ["name", "y1"],
    ["operator", "="],
    ["name", "tanh"],
    ["bracket", "("],
    ["number", "2.5e-3"],
    ["operator", "*"],
    ["name", "x"],
    ["bracket", ")"],
    ["operator", "**"],
    ["number", "2"],
    ["comment", "# odd"],
  ]);
});

test("a stray closing bracket opens nothing", () => {
  expect(depthAfter(tokensOf(")((]"))).toBe(1);
});
