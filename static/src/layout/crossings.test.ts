import { expect, test } from "vitest";
import { layeredRows } from "./chains";
import { countCrossings, swapGain } from "./crossings";
import { assignLayers } from "./layers";
import { orderRows } from "./ordering";
import { unheard } from "./progress";
import { randomNumbers, shuffled } from "./random";
import { randomGraph, SEED_GRAPH } from "./sample_graphs";
import { sift, swapNeighbours } from "./sifting";
import { graphOf, renumber, type Item, type Rows } from "./vertex";
import type { LayoutNode } from "./layout";

function rowsOf(nodes: readonly LayoutNode[]): Rows {
  const { vertices } = graphOf(nodes);
  assignLayers(vertices);
  return layeredRows(vertices);
}

function mixed(rows: Rows, seed: number): Rows {
  const random = randomNumbers(seed);
  const trial = rows.map((row) => shuffled(row, random));
  renumber(trial);
  return trial;
}

/** By looking at every pair of links. */
function countPairs(rows: Rows): number {
  return rows.reduce((sum, row) => {
    const links = row.flatMap((vertex) => vertex.right);
    const ends = links.map(({ from, to, slot, climb }) => {
      return [from.order + climb / 2, to.order + slot / 1000] as const;
    });
    return (
      sum +
      ends.flatMap(([a, b], i) => ends.slice(i + 1).filter(([c, d]) => (a - c) * (b - d) < 0))
        .length
    );
  }, 0);
}

test.each([1, 2, 3, 4])("the count equals that over all pairs, seed %i", (seed) => {
  const rows = mixed(rowsOf(randomGraph(60, seed)), seed);
  expect(countCrossings(rows)).toBe(countPairs(rows));
});

test("the gain of a swap is the crossings it saves", () => {
  const rows = mixed(rowsOf(randomGraph(60, 5)), 5);
  for (const row of rows) {
    for (let i = 1; i < row.length; i++) {
      const [upper, lower] = [row[i - 1], row[i]];
      if (!upper || !lower) continue;
      const [before, gain] = [countCrossings(rows), swapGain(upper, lower)];
      [row[i - 1], row[i]] = [lower, upper];
      renumber(rows);
      expect(before - countCrossings(rows)).toBe(gain);
    }
  }
});

/** Nodes whose edges leave their sources at several heights, as those of a group's box do. */
function spread(nodes: readonly LayoutNode[], seed: number): Item[] {
  const random = randomNumbers(seed);
  return nodes.map((each) => ({
    ...each,
    exits: each.inputs.map(() => Math.round(random() * 4) * 10 - 20),
  }));
}

test.each([1, 2, 3])("so it does where edges leave at several heights, seed %i", (seed) => {
  const rows = mixed(rowsOf(spread(randomGraph(60, seed), seed)), seed);
  expect(countCrossings(rows)).toBe(countPairs(rows));
  for (const row of rows) {
    for (let i = 1; i < row.length; i++) {
      const [upper, lower] = [row[i - 1], row[i]];
      if (!upper || !lower) continue;
      const [before, gain] = [countCrossings(rows), swapGain(upper, lower)];
      [row[i - 1], row[i]] = [lower, upper];
      renumber(rows);
      expect(before - countCrossings(rows)).toBe(gain);
    }
  }
});

test("sifting saves crossings that swaps leave", () => {
  const rows = mixed(rowsOf(randomGraph(150, 8)), 8);
  const budget = { visits: Infinity };
  swapNeighbours(rows, budget);
  const swapped = countCrossings(rows);
  sift(rows, budget, () => undefined);
  expect(countCrossings(rows)).toBeLessThan(0.9 * swapped);
  for (const row of rows) expect(row.map(({ order }) => order)).toEqual([...row.keys()]);
});

test("what is spent is taken from the budget", () => {
  const budget = { visits: 1000 };
  orderRows(rowsOf(randomGraph(150, 8)), budget, unheard);
  expect(budget.visits).toBeLessThanOrEqual(0);
  expect(budget.visits).toBeGreaterThan(-2000);
});

test("the seed graph is drawn without a crossing from any start", () => {
  for (const seed of [1, 2, 3]) {
    const rows = orderRows(mixed(rowsOf(SEED_GRAPH), seed), { visits: 10_000 }, unheard);
    expect(countCrossings(rows)).toBe(0);
  }
});

test("ordering never leaves more crossings than a random order has", () => {
  const rows = rowsOf(randomGraph(150, 6));
  const random = countCrossings(mixed(rows, 1));
  expect(countCrossings(orderRows(rows, { visits: 100_000 }, unheard))).toBeLessThan(random / 3);
});

test("without effort the order is still complete", () => {
  const rows = rowsOf(randomGraph(50, 7));
  const ordered = orderRows(rows, { visits: 0 }, unheard);
  expect(ordered.map((row) => new Set(row))).toEqual(rows.map((row) => new Set(row)));
});
