import { expect, test } from "vitest";
import { layered } from "./layered";
import { nested, node, recurrent } from "./sample_graphs";
import type { CubicBezier, LayoutNode } from "./layout";

/** The stretches that edges run below all nodes, by source and height. */
function stretches(nodes: readonly LayoutNode[]): { from: string; y: number; x: number[] }[] {
  const { positions, curves } = layered(nodes);
  const bottom = Math.max(...nodes.map(({ id, height }) => (positions.get(id)?.y ?? 0) + height));
  const below = ([, y0, , , , , , y3]: CubicBezier): boolean => y0 === y3 && y0 > bottom;
  return [...curves].flatMap(([key, route]) =>
    route.filter(below).map(([x0, y, , , , , x3]) => {
      return { from: key.split(":")[0] ?? "", y, x: [x0, x3].sort((a, b) => a - b) };
    }),
  );
}

test.each([
  ["many nested skips", nested(150)],
  ["two cycles side by side", [node("a", "b"), node("b", "a", "c"), node("c", "b")]],
])("in %s edges of different sources do not run over each other", (_, nodes) => {
  const all = stretches(nodes);
  expect(all.length).toBeGreaterThan(0);
  for (const a of all) {
    for (const b of all) {
      if (a.from === b.from || a.y !== b.y) continue;
      const shared = Math.min(a.x[1] ?? 0, b.x[1] ?? 0) - Math.max(a.x[0] ?? 0, b.x[0] ?? 0);
      expect(shared).toBeLessThanOrEqual(0);
    }
  }
});

test("an edge that closes a cycle runs back below the nodes, within the drawing", () => {
  const nodes = [node("a", "b"), node("b", "a")];
  expect(stretches(nodes).map(({ from }) => from)).toEqual(["b"]);
  const { curves, width } = layered(nodes);
  for (const route of curves.values()) {
    for (const curve of route) {
      for (const x of [curve[0], curve[2], curve[4], curve[6]]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
      }
    }
  }
});

test.each([10, 80])("a recurrent net of %i steps needs no lanes", (steps) => {
  expect(stretches(recurrent(steps))).toEqual([]);
});
