import { gapBetween } from "./coordinates";
import type { Rows, Vertex } from "./vertex";

/**
 * Least squares lets a long edge climb a little at each layer. Replace that by as few level runs
 * as the neighbours of its dummies leave room for.
 */
export function straightenChains(rows: Rows, rowGap: number): void {
  for (const source of rows.flat()) {
    if (!source.node) continue;
    for (const { to, rise } of source.right)
      if (!to.card) straighten(source.y + rise, chainFrom(to), rows, rowGap);
  }
}

function chainFrom(first: Vertex): Vertex[] {
  const chain: Vertex[] = [];
  for (let dummy: Vertex | undefined = first; dummy; dummy = nextDummy(dummy)) chain.push(dummy);
  return chain;
}

function nextDummy(dummy: Vertex): Vertex | undefined {
  return dummy.right.find(({ to }) => !to.card)?.to;
}

/** Heights open to a vertex, or to all vertices of a run. */
interface Room {
  readonly low: number;
  readonly high: number;
}

function straighten(start: number, chain: readonly Vertex[], rows: Rows, rowGap: number): void {
  let run: Vertex[] = [];
  let room: Room = { low: -Infinity, high: Infinity };
  let before = start;
  for (const dummy of chain) {
    const own = roomOf(dummy, rows[dummy.layer] ?? [], rowGap);
    const common = { low: Math.max(room.low, own.low), high: Math.min(room.high, own.high) };
    if (common.low > common.high) {
      before = level(run, room, before);
      run = [];
    }
    room = run.length > 0 ? common : own;
    run.push(dummy);
  }
  level(run, room, before);
}

function roomOf(dummy: Vertex, row: readonly Vertex[], rowGap: number): Room {
  const [upper, lower] = [row[dummy.order - 1], row[dummy.order + 1]];
  return {
    low: upper ? upper.y + gapBetween(upper, dummy, rowGap) : -Infinity,
    high: lower ? lower.y - gapBetween(dummy, lower, rowGap) : Infinity,
  };
}

/** Put a run at one height: that of what comes before or after it if possible, else its mean. */
function level(run: readonly Vertex[], { low, high }: Room, before: number): number {
  const after = run.at(-1)?.right.at(0);
  const mean = run.reduce((sum, vertex) => sum + vertex.y, 0) / run.length;
  const heights = [before, after ? after.to.y + after.offset : mean];
  const open = heights.find((height) => height >= low && height <= high);
  const y = open ?? Math.min(high, Math.max(low, mean));
  for (const vertex of run) vertex.y = y;
  return y;
}
