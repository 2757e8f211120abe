import type { Link, Rows, Vertex } from "./vertex";

/**
 * How many pairs of links cross, told exactly by ports: links leave a vertex at one point, or at
 * their own heights where it is spread, and enter it at one point a slot (inversions counted in a
 * Fenwick tree, Barth, Jünger and Mutzel 2002).
 */
export function countCrossings(rows: Rows): number {
  return rows.reduce((sum, row, i) => sum + crossingsBetween(row, rows[i + 1] ?? []), 0);
}

function crossingsBetween(row: readonly Vertex[], next: readonly Vertex[]): number {
  const tree = new Int32Array(numberPorts(next) + 1);
  let crossings = 0;
  let seen = 0;
  for (const vertex of row) {
    for (const port of portsReached(vertex)) {
      crossings += seen - insert(tree, port + 1);
      seen += 1;
    }
  }
  return crossings;
}

function numberPorts(row: readonly Vertex[]): number {
  let ports = 0;
  for (const vertex of row) {
    vertex.firstPort = ports;
    ports += vertex.slots;
  }
  return ports;
}

/** The ports that a vertex reaches, by the heights at which their links leave it, then in order. */
function portsReached({ right, spread }: Vertex): number[] {
  if (spread) return right.toSorted((a, b) => a.rise - b.rise || portOf(a) - portOf(b)).map(portOf);
  const ports = right.map(portOf);
  return ports.length > 1 ? ports.sort((a, b) => a - b) : ports;
}

function portOf({ to, slot }: Link): number {
  return to.firstPort + slot;
}

/** Add one at `index` (from 1); answers how many were at or below it. */
function insert(tree: Int32Array, index: number): number {
  let below = 0;
  for (let i = index; i > 0; i -= i & -i) below += tree[i] ?? 0;
  for (let i = index; i < tree.length; i += i & -i) tree[i] = (tree[i] ?? 0) + 1;
  return below;
}

/** Crossings saved when `upper` and `lower`, neighbours in a row, change places. */
export function swapGain(upper: Vertex, lower: Vertex): number {
  let gain = 0;
  for (const a of upper.left) {
    for (const b of lower.left) gain += Math.sign(exitOrder(a, b));
  }
  for (const a of upper.right) {
    for (const b of lower.right) gain += Math.sign(portOrder(a, b));
  }
  return gain;
}

function exitOrder(a: Link, b: Link): number {
  return a.from.order - b.from.order || a.rise - b.rise;
}

function portOrder(a: Link, b: Link): number {
  return a.to.order - b.to.order || a.slot - b.slot;
}
