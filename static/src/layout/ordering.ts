import { countCrossings } from "./crossings";
import type { Report } from "./progress";
import { randomNumbers, shuffled } from "./random";
import { sift, swapNeighbours, type Budget } from "./sifting";
import { renumber, type Link, type Rows, type Vertex } from "./vertex";

/** Sweeps without a better order after which a start is given up. */
const PATIENCE = 4;
const SWEEPS = 24;
/** Rounds of polishing, and how much of the budget the starts may take before it. */
const POLISHES = 8;
const STARTING = 0.4;
/** Starts for large graphs, for small ones, and the vertices ordered that set how many between. */
const STARTS = { least: 12, most: 60, vertices: 4000 };

interface Best {
  rows: Rows;
  crossings: number;
}

/**
 * Order each row so that few links cross: barycentre and median sweeps (Sugiyama, Tagawa and Toda
 * 1981; Eades and Wormald 1994) and swaps of neighbours, from several starts; then the best is
 * sifted and swept again while that helps.
 */
export function orderRows(rows: Rows, budget: Budget, report: Report): Rows {
  const start = depthFirst(rows);
  renumber(start);
  const best: Best = { rows: copy(start), crossings: countCrossings(start) };
  const random = randomNumbers(7);
  const [starts, given] = [startsFor(rows), budget.visits];
  const spent = (): number => 1 - budget.visits / given;
  const tell = (): void => report(spent());
  for (let i = 0; i < starts && best.crossings > 0 && spent() < STARTING; i++) {
    const trial = i < 2 ? copy(start) : start.map((row) => shuffled(row, random));
    renumber(trial);
    improve(trial, i % 2 === 0 ? mean : median, best, budget, tell);
  }
  polish(best, budget, tell);
  renumber(best.rows);
  return best.rows;
}

/** Sift the best order and sweep from there, in turns. */
function polish(best: Best, budget: Budget, tell: () => void): void {
  for (let round = 0; round < POLISHES && best.crossings > 0 && budget.visits > 0; round++) {
    const before = best.crossings;
    renumber(best.rows);
    sift(best.rows, budget, tell);
    best.crossings = countCrossings(best.rows);
    improve(copy(best.rows), round % 2 === 0 ? median : mean, best, budget, tell);
    if (best.crossings === before) return;
  }
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

function improve(trial: Rows, centre: Centre, best: Best, budget: Budget, tell: () => void): void {
  const size = trial.reduce((sum, row) => sum + row.length, 0);
  let own: Best = { rows: copy(trial), crossings: countCrossings(trial) };
  for (let i = 0, stale = 0; i < SWEEPS && stale < PATIENCE && budget.visits > 0; i++) {
    if (i % 2 === 0) sweepRight(trial, centre);
    else sweepLeft(trial, centre);
    budget.visits -= size;
    tell();
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

/** The order of a link's end: those at one vertex stay apart from its neighbours'. */
function sourceOrder(link: Link): number {
  return link.from.order + 0.9 * link.climb;
}

function portOrder(link: Link): number {
  return link.to.order + 0.9 * link.lean;
}

function sortByWish(row: Vertex[]): void {
  row.sort((a, b) => a.wish - b.wish || a.order - b.order);
  for (const [order, vertex] of row.entries()) vertex.order = order;
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
