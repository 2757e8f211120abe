import type { Link, Rows, Vertex } from "./vertex";

/** Rounds that look at one side only spread an order over the whole width quickly. */
const ONE_SIDED_ROUNDS = 3;
/** Rounds that look at both sides settle the least squares. */
const TWO_SIDED_ROUNDS = 12;
/** A round that moves nothing further than this, px, is the last. */
const SETTLED = 0.25;
/** Room beside a dummy, as a part of the room between nodes. */
const DUMMY_GAP = 0.4;

/**
 * Give each vertex its y: the squared steps of all links are made small, long edges weighing more
 * so that they run straight, with rows in order and gaps kept.
 */
export function assignY(rows: Rows, rowGap: number): void {
  for (const row of rows) stack(row, rowGap);
  for (let round = 0; round < ONE_SIDED_ROUNDS; round++) {
    for (const row of rows) settle(row, rowGap, [fromLeft]);
    for (const row of rows.toReversed()) settle(row, rowGap, [fromRight]);
  }
  for (let round = 0, shift = Infinity; round < TWO_SIDED_ROUNDS && shift > SETTLED; round++) {
    levelRows(rows);
    shift = 0;
    for (const row of [...rows, ...rows.toReversed()]) {
      shift = Math.max(shift, settle(row, rowGap, [fromLeft, fromRight]));
    }
  }
}

/**
 * Shift each row as a whole so that the links before it are level on average. Moving row by row
 * takes out a slant over many layers only very slowly; this does it at once.
 */
function levelRows(rows: Rows): void {
  let shift = 0;
  for (const row of rows) {
    const pull = { force: 0, weight: 0 };
    for (const vertex of row) {
      for (const link of vertex.left) add(pull, link, link.from.y - link.offset - vertex.y);
    }
    // The row on the left has moved already.
    shift = pull.weight > 0 ? level(pull) : shift;
    for (const vertex of row) vertex.y += shift;
  }
}

/** Least distance of the centres of neighbours in a row. */
export function gapBetween(upper: Vertex, lower: Vertex, rowGap: number): number {
  const gap = upper.node && lower.node ? rowGap : rowGap * DUMMY_GAP;
  return (upper.height + lower.height) / 2 + gap;
}

/** Place the row as close together as allowed, centred on 0. */
function stack(row: readonly Vertex[], rowGap: number): void {
  const offsets = offsetsOf(row, rowGap);
  const middle = (offsets.at(-1) ?? 0) / 2;
  for (const [i, vertex] of row.entries()) vertex.y = (offsets[i] ?? 0) - middle;
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

interface Pull {
  force: number;
  weight: number;
}

type Side = (vertex: Vertex, pull: Pull) => void;

/** Neighbours on the left pull the vertex to where links arrive level. */
function fromLeft(vertex: Vertex, pull: Pull): void {
  for (const link of vertex.left) add(pull, link, link.from.y - link.offset);
}

function fromRight(vertex: Vertex, pull: Pull): void {
  for (const link of vertex.right) add(pull, link, link.to.y + link.offset);
}

function add(pull: Pull, link: Link, y: number): void {
  const weight = stiffness(link);
  pull.force += weight * y;
  pull.weight += weight;
}

/** Gansner et al. 1993: 1 between nodes, 2 at the ends of a long edge, 8 within it. */
function stiffness(link: Link): number {
  if (link.from.node && link.to.node) return 1;
  return link.from.node || link.to.node ? 2 : 8;
}

/** A run of vertices pressed against each other, moving as one. */
interface Block extends Pull {
  size: number;
}

/** The best y for a row while the others stand still; answers the largest move, px. */
function settle(row: readonly Vertex[], rowGap: number, sides: readonly Side[]): number {
  const offsets = offsetsOf(row, rowGap);
  const blocks: Block[] = [];
  for (const [i, vertex] of row.entries()) {
    const pull = { force: 0, weight: 0 };
    for (const side of sides) side(vertex, pull);
    if (pull.weight === 0) Object.assign(pull, { force: vertex.y * 0.01, weight: 0.01 });
    pool(blocks, { ...pull, force: pull.force - pull.weight * (offsets[i] ?? 0), size: 1 });
  }
  return place(row, offsets, blocks);
}

/** Pool adjacent violators: isotonic regression in one pass. */
function pool(blocks: Block[], next: Block): void {
  let block = next;
  for (let last = blocks.at(-1); last && level(last) >= level(block); last = blocks.at(-1)) {
    blocks.pop();
    block = {
      force: last.force + block.force,
      weight: last.weight + block.weight,
      size: last.size + block.size,
    };
  }
  blocks.push(block);
}

function level(block: Pull): number {
  return block.force / block.weight;
}

function place(row: readonly Vertex[], offsets: readonly number[], blocks: Block[]): number {
  let shift = 0;
  let i = 0;
  for (const block of blocks) {
    for (const end = i + block.size; i < end; i++) {
      const vertex = row[i];
      if (!vertex) continue;
      const y = level(block) + (offsets[i] ?? 0);
      shift = Math.max(shift, Math.abs(y - vertex.y));
      vertex.y = y;
    }
  }
  return shift;
}
