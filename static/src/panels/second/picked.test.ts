import { expect, test } from "vitest";

import { picked } from "./picked";

const GRAPH = {
  nodes: [
    { id: "w", op: "input", inputs: [], value: 1 },
    { id: "g_1", op: "square", inputs: ["w"] },
    { id: "g", op: "square", inputs: ["w"] },
  ],
  output: "g",
};

test("a place is picked axis by axis, under names that are new", () => {
  const { nodes, output } = picked(GRAPH, [1, 2]);
  expect(nodes.slice(3)).toEqual([
    { id: "g_1_", op: "index", inputs: ["g"], attrs: { at: 1, axis: 0 } },
    { id: "g_1__2", op: "index", inputs: ["g_1_"], attrs: { at: 2, axis: 0 } },
  ]);
  expect(output).toBe("g_1__2");
});

test("a number is left as it is", () => {
  expect(picked(GRAPH, [])).toEqual(GRAPH);
});
