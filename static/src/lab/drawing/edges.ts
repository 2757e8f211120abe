/** What tells which weights there are, layer by layer (from 1). */
export interface Wiring {
  readonly layer: number;
  readonly units: number;
  /** Rows of weights that make a unit. */
  readonly pieces: number;
  /** The layers that are read, in the order of the weights' columns: the layer before, the skips. */
  readonly sources: readonly number[];
  /** Where its weights begin among all parameters. */
  readonly weights: number;
  /** Where its biases begin. */
  readonly biases: number;
}

/** Every weight of a network as an edge, in columns. Units are counted on from the first input. */
export interface Edges {
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Where the weight stands among all parameters. */
  readonly parameter: Uint32Array;
  readonly layer: Uint8Array;
  readonly row: Uint16Array;
  readonly column: Uint16Array;
  /** The layer that a skip comes from, -1 of the layer before. */
  readonly skipped: Int8Array;
  /** How far beside a unit's middle it ends, in sizes of its card: the pieces of a maxout. */
  readonly shift: Float32Array;
}

/** How far apart the pieces of a unit end, in sizes of its card. */
const PIECE = 0.3;

export function edgesOf(wirings: readonly Wiring[], widths: readonly number[]): Edges {
  const first = widths.map((_, layer) => sum(widths.slice(0, layer)));
  const fanIn = ({ sources }: Wiring) => sum(sources.map((source) => widths[source] ?? 0));
  const count = sum(wirings.map((each) => each.units * each.pieces * fanIn(each)));
  const edges: Edges = {
    count,
    from: new Uint32Array(count),
    to: new Uint32Array(count),
    parameter: new Uint32Array(count),
    layer: new Uint8Array(count),
    row: new Uint16Array(count),
    column: new Uint16Array(count),
    skipped: new Int8Array(count).fill(-1),
    shift: new Float32Array(count),
  };
  let at = 0;
  for (const wiring of wirings) {
    const { layer, units, pieces, sources, weights } = wiring;
    for (let row = 0; row < units * pieces; row++) {
      let column = 0;
      for (const source of sources) {
        for (let unit = 0; unit < (widths[source] ?? 0); unit++, column++, at++) {
          edges.from[at] = (first[source] ?? 0) + unit;
          edges.to[at] = (first[layer] ?? 0) + Math.floor(row / pieces);
          edges.parameter[at] = weights + row * fanIn(wiring) + column;
          edges.layer[at] = layer;
          edges.row[at] = row;
          edges.column[at] = column;
          if (source !== layer - 1) edges.skipped[at] = source;
          edges.shift[at] = ((row % pieces) - (pieces - 1) / 2) * PIECE;
        }
      }
    }
  }
  return edges;
}

/** The edges that have the largest numbers, at most so many, the smaller first. */
export function strongest(sizes: Float32Array, most: number): Uint32Array {
  const all = Uint32Array.from(sizes.keys());
  const kept = all.length > most ? largest(all, sizes, most) : all;
  return kept.sort((one, other) => (sizes[one] ?? 0) - (sizes[other] ?? 0));
}

/** Quickselect: moves the largest to the end, in no order. */
function largest(all: Uint32Array, sizes: Float32Array, most: number): Uint32Array {
  const cut = all.length - most;
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const pivot = sizes[all[(low + high) >> 1] ?? 0] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((sizes[all[left] ?? 0] ?? 0) < pivot) left++;
      while ((sizes[all[right] ?? 0] ?? 0) > pivot) right--;
      if (left > right) break;
      const held = all[left] ?? 0;
      all[left++] = all[right] ?? 0;
      all[right--] = held;
    }
    if (cut <= right) high = right;
    else if (cut >= left) low = left;
    else break;
  }
  return all.slice(cut);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
