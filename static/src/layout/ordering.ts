import { countCrossings, swapGain } from "./crossings";
import { randomNumbers, shuffled } from "./random";
import { renumber, type Link, type Rows, type Vertex } from "./vertex";

/** Sweeps without a better order after which a start is given up. */
const PATIENCE = 4;
const SWEEPS = 24;
const SWAP_PASSES = 8;
/** Starts for large graphs, for small ones, and the vertices ordered that set how many between. */
const STARTS = { least: 12, most: 60, vertices: 4000 };

/** Vertex visits left to spend. */
export interface Budget {
  visits: number;
}

interface Best {
  rows: Rows;
  crossings: number;
}

/**
 * Order each row so that few links cross: barycentre and median sweeps (Sugiyama, Tagawa and Toda
 * 1981; Eades and Wormald 1994), then swaps of neighbours, from several starts; the best is kept.
 */
export function orderRows(rows: Rows, budget: Budget): Rows {
  const start = depthFirst(rows);
  renumber(start);
  const best: Best = { rows: copy(start), crossings: countCrossings(start) };
  const random = randomNumbers(7);
  const starts = startsFor(rows);
  for (let i = 0; i < starts && best.crossings > 0 && budget.visits > 0; i++) {
    const trial = i < 2 ? copy(start) : start.map((row) => shuffled(row, random));
    renumber(trial);
    improve(trial, i % 2 === 0 ? mean : median, best, budget);
  }
  renumber(best.rows);
  return best.rows;
}

function startsFor(rows: Rows): number {
  const size = rows.reduce((sum, row) => sum + row.length, 0);
  return Math.max(STARTS.least, Math.min(STARTS.most, STARTS.vertices / size));
}

/** From the sinks leftwards, inputs in slot order: a tree comes out without a crossing. */
function depthFirst(rows: Rows): Rows {
  const ordered: Rows = rows.map(() => []);
  const seen = new Set<Vertex>();
  const sinks = rows.flat().filter((vertex) => vertex.right.length === 0);
  const stack = sinks.reverse();
  for (let vertex = stack.pop(); vertex; vertex = stack.pop()) {
    if (seen.has(vertex)) continue;
    seen.add(vertex);
    ordered[vertex.layer]?.push(vertex);
    for (const { from } of vertex.left.toReversed()) stack.push(from);
  }
  return ordered;
}

function improve(trial: Rows, centre: Centre, best: Best, budget: Budget): void {
  const size = trial.reduce((sum, row) => sum + row.length, 0);
  let own: Best = { rows: copy(trial), crossings: countCrossings(trial) };
  for (let i = 0, stale = 0; i < SWEEPS && stale < PATIENCE && budget.visits > 0; i++) {
    if (i % 2 === 0) sweepRight(trial, centre);
    else sweepLeft(trial, centre);
    budget.visits -= size;
    const crossings = countCrossings(trial);
    stale = crossings < own.crossings ? 0 : stale + 1;
    if (stale === 0) own = { rows: copy(trial), crossings };
  }
  renumber(own.rows);
  swapNeighbours(own.rows, budget);
  own.crossings = countCrossings(own.rows);
  if (own.crossings < best.crossings) Object.assign(best, own);
}

/** Where links would like their vertex, told from the places of their other ends. */
type Centre = (links: readonly Link[], placeOf: (link: Link) => number) => number;

function sweepRight(rows: Rows, centre: Centre): void {
  for (const row of rows) {
    for (const vertex of row) {
      vertex.wish = vertex.left.length > 0 ? centre(vertex.left, sourceOrder) : vertex.order;
    }
    sortByWish(row);
  }
}

function sweepLeft(rows: Rows, centre: Centre): void {
  for (const row of rows.toReversed()) {
    for (const vertex of row) {
      vertex.wish = vertex.right.length > 0 ? centre(vertex.right, portOrder) : vertex.order;
    }
    sortByWish(row);
  }
}

function sourceOrder(link: Link): number {
  return link.from.order;
}

/** The order of the port: those of one vertex stay apart from its neighbours'. */
function portOrder(link: Link): number {
  return link.to.order + 0.9 * link.lean;
}

function sortByWish(row: Vertex[]): void {
  row.sort((a, b) => a.wish - b.wish || a.order - b.order);
  for (const [order, vertex] of row.entries()) vertex.order = order;
}

function swapNeighbours(rows: Rows, budget: Budget): void {
  for (let pass = 0, swapped = true; swapped && pass < SWAP_PASSES; pass++) {
    swapped = false;
    for (const row of rows) {
      for (let i = 1; i < row.length && budget.visits > 0; i++) {
        const [upper, lower] = [row[i - 1], row[i]];
        if (!upper || !lower) continue;
        budget.visits -= 1 + swapCost(upper, lower);
        if (swapGain(upper, lower) <= 0) continue;
        [row[i - 1], row[i]] = [lower, upper];
        [upper.order, lower.order] = [i, i - 1];
        swapped = true;
      }
    }
  }
}

function swapCost(a: Vertex, b: Vertex): number {
  return (a.left.length * b.left.length + a.right.length * b.right.length) / 8;
}

function mean(links: readonly Link[], placeOf: (link: Link) => number): number {
  return links.reduce((sum, link) => sum + placeOf(link), 0) / links.length;
}

function median(links: readonly Link[], placeOf: (link: Link) => number): number {
  if (links.length < 3) return mean(links, placeOf);
  const sorted = links.map(placeOf).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

function copy(rows: Rows): Rows {
  return rows.map((row) => [...row]);
}
