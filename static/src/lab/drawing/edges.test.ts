import { expect, test } from "vitest";
import { drawnEdges, edgesAt, MOST_DRAWN } from "./chosen_edges";
import { edgesOf, strongest, type Wiring } from "./edges";
import { LEVELS } from "./strokes";

const wiring = (given: Partial<Wiring>): Wiring => ({
  layer: 1,
  units: 2,
  pieces: 1,
  sources: [0],
  weights: 0,
  biases: 4,
  ...given,
});

/** 2-2-1, whose output also reads the inputs. */
const SKIPPING = [
  wiring({}),
  wiring({ layer: 2, units: 1, sources: [1, 0], weights: 6, biases: 10 }),
];

test("each weight is an edge from what its column reads to its row's unit", () => {
  const edges = edgesOf(SKIPPING, [2, 2, 1]);
  expect(edges.count).toBe(8);
  expect([...edges.from]).toEqual([0, 1, 0, 1, 2, 3, 0, 1]);
  expect([...edges.to]).toEqual([2, 2, 3, 3, 4, 4, 4, 4]);
  expect([...edges.parameter]).toEqual([0, 1, 2, 3, 6, 7, 8, 9]);
  expect([...edges.skipped]).toEqual([-1, -1, -1, -1, -1, -1, 0, 0]);
});

test("the two rows of a maxout end beside each other at one unit", () => {
  const edges = edgesOf([wiring({ units: 1, pieces: 2 })], [1, 1]);
  expect([...edges.to]).toEqual([1, 1]);
  expect(edges.shift[0]).toBeLessThan(0);
  expect(edges.shift[1]).toBe(-(edges.shift[0] ?? 0));
});

test("the strongest are those of the largest numbers, the faintest of them first", () => {
  const sizes = Float32Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5000);
  const kept = [...strongest(sizes, 300)].map((edge) => sizes[edge]);
  expect(kept).toEqual(Array.from({ length: 300 }, (_, i) => 4700 + i));
  expect([...strongest(Float32Array.of(2, 1), 300)]).toEqual([1, 0]);
});

test("of equal numbers no more are drawn than of others", () => {
  expect(strongest(new Float32Array(9999), 300)).toHaveLength(300);
});

test("no more edges are drawn than can be, and all of a small network", () => {
  const large = edgesOf([wiring({ units: 64, biases: 4096 })], [64, 64]);
  const values = Float32Array.from({ length: 4160 }, (_, i) => Math.sin(i));
  expect(drawnEdges(large, values, false, 1).drawn).toHaveLength(MOST_DRAWN);
  expect(drawnEdges(edgesOf(SKIPPING, [2, 2, 1]), null, false, 1).drawn).toHaveLength(8);
});

test("an edge tells its sign, and whether its number is known at all", () => {
  const values = Float32Array.of(1, -1, NaN, 0, 0, 0, 0, 0, 0, 0, 0);
  const { isNegative, isUnknown } = drawnEdges(edgesOf(SKIPPING, [2, 2, 1]), values, false, 1);
  expect([...isNegative].slice(0, 4)).toEqual([0, 1, 0, 0]);
  expect([...isUnknown].slice(0, 4)).toEqual([0, 0, 1, 0]);
});

test("gradients are drawn beside the largest, on a logarithmic scale", () => {
  const values = Float32Array.of(1e-3, -1e-6, 0, 1e-9, 0, 0, 0, 0, 0, 0, 0);
  const { level } = drawnEdges(edgesOf(SKIPPING, [2, 2, 1]), values, true, 1);
  expect([...level].slice(0, 4)).toEqual([LEVELS - 1, Math.round((LEVELS - 1) / 4), 0, 0]);
});

test("a unit's edges are those that come in and those that go out", () => {
  expect(edgesAt(edgesOf(SKIPPING, [2, 2, 1]), 3)).toEqual([2, 3, 5]);
});
