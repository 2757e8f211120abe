import { expect, test } from "vitest";
import { assignedNames, depthAfter, tokensOf } from "./tokens";

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

test("settings of an op over several lines are no assigned names", () => {
  const text = "x = a + b\ny = leaky_relu(x,\n  slope=0.1)\n# z = 1\ny == x\nσ = y";
  expect([...assignedNames(text)]).toEqual(["x", "y", "σ"]);
});

test("a stray closing bracket opens nothing", () => {
  expect(depthAfter(tokensOf(")((]"))).toBe(1);
});
