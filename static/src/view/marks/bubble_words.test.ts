import { expect, test } from "vitest";
import { OPS } from "../sample_picture";
import { bubbleWords } from "./bubble_words";

const open = (slot: number, name: string) => ({
  node: "y",
  slot,
  message: `nothing is connected to ${name} of y = add(_, _) yet; connect a node to it`,
});

test("one open port is told in full", () => {
  const node = { id: "y", op: "add", inputs: ["a", null] };
  expect(bubbleWords(node, [open(1, "b")], OPS)).toBe(open(1, "b").message);
});

test("several open ports are told in one short line", () => {
  const node = { id: "y", op: "add", inputs: [null, null] };
  const words = bubbleWords(node, [open(0, "a"), open(1, "b")], OPS);
  expect(words).toBe("nothing is connected to a and b yet");
});

test("what two marks say alike is said once", () => {
  const node = { id: "y", op: "add", inputs: ["a", "b"] };
  const mark = { node: "y", slot: null, message: "shapes [2] and [3] do not fit" };
  expect(bubbleWords(node, [mark, { ...mark, slot: 1 }], OPS)).toBe(mark.message);
});
