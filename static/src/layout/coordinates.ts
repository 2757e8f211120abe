import type { Report } from "./progress";
import { addPull, springsOf, type Springs } from "./springs";
import type { Rows, Vertex } from "./vertex";

/** Rounds that look at one side only spread an order over the whole width quickly. */
const ONE_SIDED_ROUNDS = 3;
/** Rounds that look at both sides settle the least squares. */
const TWO_SIDED_ROUNDS = 12;
/** A round that moves nothing further than this, px, is the last. */
const SETTLED = 0.25;
/** Room beside a dummy, as a part of the room between nodes. */
const DUMMY_GAP = 0.4;
/** Weight of a vertex without links at the place where it stands. */
const INERTIA = 0.01;

/** A row as a stretch of the numbered vertices. */
interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** What is computed with: heights, least distances below the first of the row, and springs. */
interface Field {
  readonly y: Float64Array;
  readonly offsets: Float64Array;
  readonly left: Springs;
  readonly right: Springs;
  readonly blocks: Blocks;
}

/** Runs of vertices pressed against each other, moving as one; a stack. */
interface Blocks {
  readonly force: Float64Array;
  readonly weight: Float64Array;
  readonly size: Int32Array;
}

/**
 * Give each vertex its y: the squared steps of all links are made small, long edges weighing more
 * so that they run straight, with rows in order and gaps kept.
 */
export function assignY(rows: Rows, rowGap: number, report: Report): void {
  const field = fieldOf(rows, rowGap);
  const { y, left, right } = field;
  const forward = stretchesOf(rows);
  const backward = forward.toReversed();
  for (const stretch of forward) stack(stretch, field);
  for (let round = 0; round < ONE_SIDED_ROUNDS; round++) {
    for (const stretch of forward) settle(stretch, [left], field);
    for (const stretch of backward) settle(stretch, [right], field);
  }
  for (let round = 0, shift = Infinity; round < TWO_SIDED_ROUNDS && shift > SETTLED; round++) {
    report(round / TWO_SIDED_ROUNDS);
    levelRows(forward, field);
    shift = 0;
    for (const stretch of [...forward, ...backward]) {
      shift = Math.max(shift, settle(stretch, [left, right], field));
    }
  }
  for (const [i, vertex] of rows.flat().entries()) vertex.y = y[i] ?? 0;
}

function fieldOf(rows: Rows, rowGap: number): Field {
  const offsets = Float64Array.from(rows.flatMap((row) => offsetsOf(row, rowGap)));
  const size = offsets.length;
  const blocks = {
    force: new Float64Array(size),
    weight: new Float64Array(size),
    size: new Int32Array(size),
  };
  return { y: new Float64Array(size), offsets, blocks, ...springsOf(rows) };
}

function stretchesOf(rows: Rows): Stretch[] {
  let end = 0;
  return rows.map((row) => ({ first: end, end: (end += row.length) }));
}

/** Least distance of the centres of neighbours in a row. */
export function gapBetween(upper: Vertex, lower: Vertex, rowGap: number): number {
  const gap = upper.card && lower.card ? rowGap : rowGap * DUMMY_GAP;
  return (upper.height + lower.height) / 2 + gap;
}

/** Least distance of each vertex below the first of its row. */
function offsetsOf(row: readonly Vertex[], rowGap: number): number[] {
  let offset = 0;
  return row.map((vertex, i) => {
    const upper = row[i - 1];
    if (upper) offset += gapBetween(upper, vertex, rowGap);
    return offset;
  });
}

/** Place the row as close together as allowed, centred on 0. */
function stack({ first, end }: Stretch, { y, offsets }: Field): void {
  const middle = (offsets[end - 1] ?? 0) / 2;
  for (let i = first; i < end; i++) y[i] = (offsets[i] ?? 0) - middle;
}

/**
 * Shift each row as a whole so that the links before it are level on average. Moving row by row
 * takes out a slant over many layers only very slowly; this does it at once.
 */
function levelRows(stretches: readonly Stretch[], { y, left }: Field): void {
  let shift = 0;
  for (const { first, end } of stretches) {
    const pull = { force: 0, weight: 0 };
    for (let i = first; i < end; i++) {
      const weight = pull.weight;
      addPull(pull, left, i, y);
      pull.force -= (pull.weight - weight) * (y[i] ?? 0);
    }
    // The row on the left has moved already.
    shift = pull.weight > 0 ? pull.force / pull.weight : shift;
    for (let i = first; i < end; i++) y[i] = (y[i] ?? 0) + shift;
  }
}

/**
 * The best y for a row while the others stand still, by pooling adjacent violators (isotonic
 * regression in one pass); answers the largest move, px.
 */
function settle({ first, end }: Stretch, sides: readonly Springs[], field: Field): number {
  const { y, offsets, blocks } = field;
  let count = 0;
  for (let i = first; i < end; i++) {
    const pull = { force: 0, weight: 0 };
    for (const springs of sides) addPull(pull, springs, i, y);
    if (pull.weight === 0) Object.assign(pull, { force: INERTIA * (y[i] ?? 0), weight: INERTIA });
    let force = pull.force - pull.weight * (offsets[i] ?? 0);
    let { weight } = pull;
    let size = 1;
    for (; count > 0 && levelOf(blocks, count - 1) >= force / weight; count--) {
      force += blocks.force[count - 1] ?? 0;
      weight += blocks.weight[count - 1] ?? 0;
      size += blocks.size[count - 1] ?? 0;
    }
    blocks.force[count] = force;
    blocks.weight[count] = weight;
    blocks.size[count] = size;
    count += 1;
  }
  return place(first, count, field);
}

function levelOf({ force, weight }: Blocks, block: number): number {
  return (force[block] ?? 0) / (weight[block] ?? 1);
}

function place(first: number, count: number, { y, offsets, blocks }: Field): number {
  let shift = 0;
  let i = first;
  for (let block = 0; block < count; block++) {
    const level = levelOf(blocks, block);
    for (const end = i + (blocks.size[block] ?? 0); i < end; i++) {
      const next = level + (offsets[i] ?? 0);
      shift = Math.max(shift, Math.abs(next - (y[i] ?? 0)));
      y[i] = next;
    }
  }
  return shift;
}
