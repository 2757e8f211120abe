import { expect, test } from "vitest";
import { best, fitOf } from "./matching";

test.each([
  ["tanh", "tanh", 0],
  ["leaky relu", "leaky_relu", 0],
  ["Fit", "Fit view", 1],
  ["view", "Fit view", 2],
  ["vi fi", "Fit view", 2],
  ["oft", "softmax", 3],
  ["sfm", "softmax", 4],
  ["xs", "softmax", null],
  ["oft m", "softmax", null],
])("%j answers %j as %j", (typed, text, fit) => expect(fitOf(typed, text)).toBe(fit));

test("the best come first, and equals keep their order", () => {
  const names = ["bmax", "maxout", "max", "maximum"];
  expect(best(names, (name) => fitOf("max", name))).toEqual(["max", "maxout", "maximum", "bmax"]);
});
