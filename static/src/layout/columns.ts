import type { Rows, Vertex } from "./vertex";

/** Steps up to this height, px, are comfortable within the plain gap. */
const EASY_STEP = 240;
/** Room added for each px of a higher step, and the most that is added, in gaps. */
const ROOM_PER_STEP = 0.1;
const MOST_ROOM = 1.5;
/** Room beside the places on a border, as a part of the room between columns. */
const BORDER_GAP = 0.3;

/** Give each layer its column, as wide as its widest node, with more room before it for steep links. */
export function assignColumns(rows: Rows, columnGap: number): void {
  let previousRight = -columnGap;
  let left = 0;
  for (const [i, row] of rows.entries()) {
    const width = row.reduce((widest, vertex) => Math.max(widest, vertex.node?.width ?? 0), 0);
    const right = left + width;
    const bordering = isBorder(row) || isBorder(rows[i + 1] ?? []);
    const gap = bordering ? columnGap * BORDER_GAP : columnGap;
    const room = Math.min(columnGap * MOST_ROOM, steepness(row) * ROOM_PER_STEP);
    const column = { left, right, previousRight, nextLeft: right + gap + room };
    for (const vertex of row) vertex.column = column;
    previousRight = right;
    left = column.nextLeft;
  }
}

function isBorder(row: readonly Vertex[]): boolean {
  return row.some(({ node }) => node?.border !== undefined);
}

/** How much the highest step to the next layer exceeds an easy one, px. */
function steepness(row: readonly Vertex[]): number {
  let highest = EASY_STEP;
  for (const vertex of row) {
    for (const { to, rise, offset } of vertex.right) {
      highest = Math.max(highest, Math.abs(to.y + offset - vertex.y - rise));
    }
  }
  return Math.round(highest - EASY_STEP);
}

/** Left side of a node: nodes are centred in their column. */
export function leftOf(vertex: Vertex): number {
  const { left, right } = vertex.column;
  return (left + right - (vertex.node?.width ?? right - left)) / 2;
}

/** Right side of a node. */
export function rightOf(vertex: Vertex): number {
  const { left, right } = vertex.column;
  return left + right - leftOf(vertex);
}
