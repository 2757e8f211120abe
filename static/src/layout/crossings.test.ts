import { expect, test } from "vitest";
import { layeredRows } from "./chains";
import { countCrossings, swapGain } from "./crossings";
import { assignLayers } from "./layers";
import { orderRows } from "./ordering";
import { randomNumbers, shuffled } from "./random";
import { randomGraph, SEED_GRAPH } from "./sample_graphs";
import { topologicalOrder } from "./topology";
import { graphOf, renumber, type Rows } from "./vertex";
import type { LayoutNode } from "./layout";

function rowsOf(nodes: readonly LayoutNode[]): Rows {
  const { vertices } = graphOf(nodes);
  assignLayers(topologicalOrder(vertices));
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
    const ends = links.map(({ from, to, slot }) => [from.order, to.order + slot / 1000] as const);
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

test("the seed graph is drawn without a crossing from any start", () => {
  for (const seed of [1, 2, 3]) {
    const rows = orderRows(mixed(rowsOf(SEED_GRAPH), seed), { visits: 10_000 });
    expect(countCrossings(rows)).toBe(0);
  }
});

test("ordering never leaves more crossings than a random order has", () => {
  const rows = rowsOf(randomGraph(150, 6));
  const random = countCrossings(mixed(rows, 1));
  expect(countCrossings(orderRows(rows, { visits: 100_000 }))).toBeLessThan(random / 3);
});

test("without effort the order is still complete", () => {
  const rows = rowsOf(randomGraph(50, 7));
  const ordered = orderRows(rows, { visits: 0 });
  expect(ordered.map((row) => new Set(row))).toEqual(rows.map((row) => new Set(row)));
});
