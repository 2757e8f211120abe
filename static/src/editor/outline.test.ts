import { Text } from "@codemirror/state";
import { expect, test } from "vitest";
import { outlineOf } from "./outline";

const outline = (text: string) => outlineOf(Text.of(text.split("\n")));

test("settings of an op over several lines are no assigned names", () => {
  const text = "x = a + b\ny = leaky_relu(x,\n  slope=0.1)\n# z = 1\ny == x\nσ=y\n\n= 2";
  const { assigned, depths } = outline(text);
  expect([...assigned]).toEqual(["x", "y", "σ"]);
  expect([...depths].slice(0, 4)).toEqual([0, 0, 1, 0]);
});

test("brackets in a comment or in quotes open nothing", () => {
  expect([...outline("a = b # (\nc = '[' + (\nd").depths].slice(0, 3)).toEqual([0, 0, 1]);
});

test("a stray closing bracket opens nothing", () => {
  expect([...outline(")((]\n").depths].slice(0, 2)).toEqual([0, 1]);
});
