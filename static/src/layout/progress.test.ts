import { expect, test } from "vitest";
import { layoutAround } from "./around";
import { layered } from "./layered";
import { inSteps } from "./progress";
import { chain, perceptron, randomGraph, SMALL_SAMPLES } from "./sample_graphs";
import type { LayoutNode } from "./layout";

const GRAPHS: Readonly<Record<string, readonly LayoutNode[]>> = {
  ...SMALL_SAMPLES,
  "a perceptron in groups": perceptron([4, 6, 6, 2]).map((node) => {
    return { ...node, group: node.id.split(".").slice(0, 2).join("/") };
  }),
  "many parts": [
    ...chain(30),
    ...randomGraph(60, 9).map((node) => ({ ...node, id: `${node.id}'` })),
  ],
};

test.each(Object.entries(GRAPHS))(
  "in %s progress never goes back and stays in 0 to 1",
  (_, nodes) => {
    const heard: number[] = [];
    layered(nodes, {}, (done) => heard.push(done));
    expect(heard.length).toBeGreaterThan(0);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(Math.min(...heard)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...heard)).toBeLessThanOrEqual(1);
  },
);

test("a large graph tells of its progress often", () => {
  const heard: number[] = [];
  layoutAround(
    randomGraph(800, 3),
    new Map(),
    {},
    inSteps((done) => heard.push(done), 0.01),
  );
  expect(heard.length).toBeGreaterThan(12);
});

test("progress in steps passes on only what is a step further", () => {
  const heard: number[] = [];
  const tell = inSteps((done) => heard.push(done), 0.25);
  for (const done of [0.125, 0.25, 0.375, 0.5, 0.5625, 0.875, 1]) tell(done);
  expect(heard).toEqual([0.25, 0.5, 0.875]);
});
