import { expect, test } from "vitest";

import { withFollowedOutput } from "./output";
import type { Sketch, SketchNode } from "./sketch";

const leaf = (id: string): SketchNode => ({ id, op: "input", value: 1 });
const op = (id: string, ...inputs: (string | null)[]): SketchNode => ({ id, op: "add", inputs });
const sketch = (output: string | null, ...nodes: SketchNode[]): Sketch => ({ nodes, output });

const outputAfter = (before: Sketch, after: Sketch) => withFollowedOutput(before, after).output;

test("the first node is the output, and the first that is computed takes over", () => {
  const empty = sketch(null);
  const one = sketch("a", leaf("a"));
  expect(outputAfter(empty, sketch(null, leaf("a")))).toBe("a");
  expect(outputAfter(one, sketch("a", leaf("a"), leaf("b")))).toBe("b");
  expect(outputAfter(one, sketch("a", leaf("a"), op("y", null, null)))).toBe("y");
});

test("who wires the output into another node means that one", () => {
  const before = sketch("x", leaf("a"), op("x", "a", "a"), op("f", null, null));
  const after = sketch("x", leaf("a"), op("x", "a", "a"), op("f", "x", null));
  expect(outputAfter(before, after)).toBe("f");
});

test("another node beside it changes nothing", () => {
  const before = sketch("x", leaf("a"), op("x", "a", "a"));
  const after = sketch("x", leaf("a"), op("x", "a", "a"), op("y", "a", "a"));
  expect(outputAfter(before, after)).toBe("x");
});

test("an output that was chosen amid the graph stays", () => {
  const before = sketch("x", leaf("a"), op("x", "a", "a"), op("f", "x", "a"));
  const after = sketch("x", leaf("a"), op("x", "a", "a"), op("f", "x", "x"));
  expect(outputAfter(before, after)).toBe("x");
});

test("a circle does not hold it up", () => {
  const before = sketch("x", leaf("a"), op("x", "a", "a"), op("y", null, "a"));
  const after = sketch("x", leaf("a"), op("x", "a", "y"), op("y", "x", "a"));
  expect(outputAfter(before, after)).not.toBeNull();
});
