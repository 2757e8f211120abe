import { expect, test } from "vitest";
import { layered } from "../../layout";
import { chain, fanIn, SAMPLES } from "../../layout/sample_graphs";
import { folded } from "./fold";
import { geometryOf } from "./geometry";

const NODES = chain(11);
const LONG = geometryOf(layered(NODES));
const SIZES = new Map(NODES.map(({ id, width, height }) => [id, { width, height }]));

test("a long chain in three rows is narrower, and higher", () => {
  const rows = folded(LONG, SIZES, 3);
  expect(rows?.area.width).toBeLessThan(LONG.area.width / 2);
  expect(rows?.area.height).toBeGreaterThan(LONG.area.height);
  expect(new Set([...(rows?.cards.values() ?? [])].map(({ y }) => Math.round(y))).size).toBe(3);
});

test("every edge is still in one piece and ends at its cards", () => {
  const rows = folded(LONG, SIZES, 3);
  expect(rows?.edges.size).toBe(LONG.edges.size);
  for (const [key, curves] of rows?.edges ?? []) {
    const [from = "", to = ""] = key.split(":");
    const [first, last] = [curves[0], curves.at(-1)];
    const [source, target] = [rows?.cards.get(from), rows?.cards.get(to)];
    expect(first?.[0]).toBeCloseTo((source?.x ?? NaN) + (SIZES.get(from)?.width ?? NaN));
    expect(last?.[6]).toBeCloseTo(target?.x ?? NaN);
    for (const [i, curve] of curves.entries()) {
      const next = curves[i + 1];
      if (next) expect([next[0], next[1]]).toEqual([curve[6], curve[7]]);
    }
  }
});

test("all of it lies within its size", () => {
  const rows = folded(LONG, SIZES, 3);
  for (const [id, { x, y }] of rows?.cards ?? []) {
    const { width = 0, height = 0 } = SIZES.get(id) ?? {};
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(rows?.area.width ?? 0);
    expect(y + height).toBeLessThanOrEqual(rows?.area.height ?? 0);
  }
});

test("what is not long, or would tangle, or runs in circles is not folded", () => {
  for (const nodes of [chain(3), fanIn(20), SAMPLES["a cycle"] ?? []]) {
    const sizes = new Map(nodes.map(({ id, width, height }) => [id, { width, height }]));
    expect(folded(geometryOf(layered(nodes)), sizes, 2)).toBeNull();
  }
});
