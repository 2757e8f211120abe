import { expect, test } from "vitest";
import { line, pointOn } from "./curve";
import { LABEL, placeLabels } from "./labels";
import { layered } from "./layered";
import { perceptron, SEED_GRAPH } from "./sample_graphs";
import type { LayoutNode, Point } from "./layout";

function apart(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) >= LABEL.width || Math.abs(a.y - b.y) >= LABEL.height;
}

function collisions(labels: Iterable<Point>): number {
  const all = [...labels];
  return all.flatMap((a, i) => all.slice(i + 1).filter((b) => !apart(a, b))).length;
}

test("a lone label stands at the middle of its route", () => {
  const labels = placeLabels([["e", [line(0, 0, 200, 100)]]], []);
  expect(labels.get("e")).toEqual({ x: 100, y: 50 });
});

test("labels of crossing routes stand apart", () => {
  const labels = placeLabels(
    [
      ["down", [line(0, 0, 200, 200)]],
      ["up", [line(0, 200, 200, 0)]],
    ],
    [],
  );
  expect(collisions(labels.values())).toBe(0);
});

test("a label keeps off an obstacle", () => {
  const route = [line(0, 0, 600, 0)];
  const labels = placeLabels([["e", route]], [{ x: 280, y: -10, width: 40, height: 20 }]);
  expect(Math.abs((labels.get("e")?.x ?? 300) - 300)).toBeGreaterThanOrEqual(60);
});

test.each([
  ["the seed graph", SEED_GRAPH],
  ["x*x", [{ id: "x", width: 128, height: 60, inputs: [] }, square("f")]],
  ["a small perceptron", perceptron([2, 2, 1])],
])("no labels meet in %s", (_, nodes) => {
  expect(collisions(layered(nodes).labels.values())).toBe(0);
});

test("labels of the seed graph lie on their routes", () => {
  const { curves, labels } = layered(SEED_GRAPH);
  for (const [key, route] of curves) {
    const middle = pointOn(route, 0.5);
    const label = labels.get(key) ?? { x: NaN, y: NaN };
    expect(Math.hypot(label.x - middle.x, label.y - middle.y)).toBeLessThan(1);
  }
});

function square(id: string): LayoutNode {
  return { id, width: 128, height: 60, inputs: ["x", "x"] };
}
