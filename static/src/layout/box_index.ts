import type { Box } from "./layout";

/**
 * Boxes in bundles of neighbours, those in bundles again, each with the box around it, so that few
 * need be looked at (a packed R-tree: Leutenegger, Lopez and Edgington 1997).
 */
export interface BoxIndex {
  /** Which box stands at each place of the lowest level. */
  readonly order: Uint32Array;
  /** The boxes, the bundles of these, and so on up to a single one. */
  readonly levels: readonly Sides[];
}

/** Four columns of numbers. */
interface Sides {
  readonly left: Float64Array;
  readonly top: Float64Array;
  readonly right: Float64Array;
  readonly bottom: Float64Array;
}

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Boxes in a bundle. */
const BUNDLE = 8;
/** Steps that heights are sorted to, and the most boxes that a key has room for. */
const STEPS = 2 ** 20;

/** Bundle boxes that are near each other: strips of the plane, each from top to bottom. */
export function boxIndex(boxes: readonly Box[]): BoxIndex {
  const order = sortedByPlace(boxes);
  let level = sidesFor(boxes.length);
  for (const [place, i] of order.entries()) {
    const { x = 0, y = 0, width = 0, height = 0 } = boxes[i] ?? {};
    widen(level, place, x, y, x + width, y + height);
  }
  const levels = [level];
  while (level.left.length > 1) {
    level = bundled(level);
    levels.push(level);
  }
  return { order, levels };
}

function bundled({ left, top, right, bottom }: Sides): Sides {
  const bundles = sidesFor(Math.ceil(left.length / BUNDLE));
  for (const [i, side] of left.entries()) {
    const bundle = Math.floor(i / BUNDLE);
    widen(bundles, bundle, side, top[i] ?? 0, right[i] ?? 0, bottom[i] ?? 0);
  }
  return bundles;
}

function sidesFor(size: number): Sides {
  return {
    left: new Float64Array(size).fill(Infinity),
    top: new Float64Array(size).fill(Infinity),
    right: new Float64Array(size).fill(-Infinity),
    bottom: new Float64Array(size).fill(-Infinity),
  };
}

function widen(
  { left, top, right, bottom }: Sides,
  i: number,
  ...[x0, y0, x1, y1]: readonly [number, number, number, number]
): void {
  left[i] = Math.min(left[i] ?? 0, x0);
  top[i] = Math.min(top[i] ?? 0, y0);
  right[i] = Math.max(right[i] ?? 0, x1);
  bottom[i] = Math.max(bottom[i] ?? 0, y1);
}

/** By strip, then height; packed into one number each, for numbers are sorted fastest. */
function sortedByPlace(boxes: readonly Box[]): Uint32Array {
  const strips = Math.ceil(Math.sqrt(boxes.length / BUNDLE));
  const [across, down] = [scaleOf(boxes, "x", strips), scaleOf(boxes, "y", STEPS)];
  const keys = Float64Array.from(boxes, ({ x, y }, i) => (across(x) * STEPS + down(y)) * STEPS + i);
  return Uint32Array.from(keys.sort(), (key) => key % STEPS);
}

/** Whole numbers below `steps` that rise with x or y. */
function scaleOf(boxes: readonly Box[], axis: "x" | "y", steps: number): (at: number) => number {
  let [low, high] = [Infinity, -Infinity];
  for (const box of boxes) {
    low = Math.min(low, box[axis]);
    high = Math.max(high, box[axis]);
  }
  const scale = high > low ? (steps - 1) / (high - low) : 0;
  return (at) => Math.floor((at - low) * scale);
}

/** The boxes that share some of an area, at most `limit` of them, by their numbers. */
export function boxesIn({ order, levels }: BoxIndex, area: Area, limit = Infinity): number[] {
  const found: number[] = [];
  const look = (height: number, first: number): void => {
    const level = levels[height];
    const end = Math.min(level?.left.length ?? 0, first + BUNDLE);
    for (let i = first; level && i < end && found.length < limit; i++) {
      if (!meets(level, i, area)) continue;
      if (height > 0) look(height - 1, i * BUNDLE);
      else found.push(order[i] ?? 0);
    }
  };
  look(levels.length - 1, 0);
  return found;
}

function meets({ left, top, right, bottom }: Sides, i: number, area: Area): boolean {
  return (
    (left[i] ?? 0) < area.right &&
    (right[i] ?? 0) > area.left &&
    (top[i] ?? 0) < area.bottom &&
    (bottom[i] ?? 0) > area.top
  );
}
