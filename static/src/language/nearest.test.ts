import { expect, test } from "vitest";
import { nearest } from "./nearest";

const KNOWN = ["tan", "tanh", "sin", "leaky_relu", "softmax"];

test.each([
  ["tahn", "tanh"],
  ["Tanh", "tanh"],
  ["leakyrelu", "leaky_relu"],
  ["sofmtax", "softmax"],
  ["softmaxx", "softmax"],
])("%s was meant as %s", (word, meant) => {
  expect(nearest(word, KNOWN)).toBe(meant);
});

test("a short word is not taken for another", () => {
  expect(nearest("pin", KNOWN)).toBeNull();
});
