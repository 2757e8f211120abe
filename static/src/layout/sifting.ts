import { swapGain } from "./crossings";
import type { Rows, Vertex } from "./vertex";

/** Visits left to spend; a look at a vertex is one. */
export interface Budget {
  visits: number;
}

/** Passes over all rows, and how many places up and down a vertex is tried at. */
const PASSES = 10;
const REACH = 60;
/** A swap looked at costs so many visits, and more for each so many pairs of links compared. */
const SWAP = 0.4;
const PAIRS = 12;

/** Swap neighbours wherever that saves crossings, until it nowhere does. */
export function swapNeighbours(rows: Rows, budget: Budget): void {
  for (let pass = 0, swapped = true; swapped && pass < PASSES; pass++) {
    swapped = false;
    for (const row of rows) {
      for (let i = 1; i < row.length && budget.visits > 0; i++) {
        const [upper, lower] = [row[i - 1], row[i]];
        if (!upper || !lower || gainOf(upper, lower, budget) <= 0) continue;
        [row[i - 1], row[i]] = [lower, upper];
        [upper.order, lower.order] = [i, i - 1];
        swapped = true;
      }
    }
  }
}

/**
 * Move each vertex to the place in its row that saves most crossings while the others stand still
 * (sifting: Matuszewski, Schönfeld and Molitor 1999). Unlike swaps it passes through worse places.
 */
export function sift(rows: Rows, budget: Budget, tell: () => void): void {
  for (let pass = 0, moved = true; moved && pass < PASSES; pass++) {
    moved = false;
    for (const row of rows) {
      tell();
      for (const vertex of [...row]) {
        if (budget.visits <= 0) return;
        const place = bestPlace(vertex, row, budget);
        if (place === vertex.order) continue;
        move(vertex, row, place);
        moved = true;
      }
    }
  }
}

function bestPlace(vertex: Vertex, row: readonly Vertex[], budget: Budget): number {
  let [best, place] = [0, vertex.order];
  for (const step of [-1, 1]) {
    let gain = 0;
    for (let i = vertex.order + step; Math.abs(i - vertex.order) <= REACH; i += step) {
      const other = row[i];
      if (!other) break;
      gain += step < 0 ? gainOf(other, vertex, budget) : gainOf(vertex, other, budget);
      if (gain > best) [best, place] = [gain, i];
    }
  }
  return place;
}

function gainOf(upper: Vertex, lower: Vertex, budget: Budget): number {
  const pairs = upper.left.length * lower.left.length + upper.right.length * lower.right.length;
  budget.visits -= SWAP + pairs / PAIRS;
  return swapGain(upper, lower);
}

function move(vertex: Vertex, row: Vertex[], place: number): void {
  const from = vertex.order;
  row.splice(from, 1);
  row.splice(place, 0, vertex);
  for (let i = Math.min(from, place); i <= Math.max(from, place); i++) {
    const moved = row[i];
    if (moved) moved.order = i;
  }
}
