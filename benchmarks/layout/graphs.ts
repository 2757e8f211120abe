import type { LayoutNode } from "../../static/src/layout";
import { randomNumbers } from "../../static/src/layout/random";
import {
  chain,
  node,
  perceptron,
  randomGraph,
  recurrent,
} from "../../static/src/layout/sample_graphs";

/** The graphs that are laid out, by name, each made when it is its turn. */
export type Graphs = Readonly<Record<string, () => LayoutNode[]>>;

/** Layers of so many nodes, each reading 2 to 4 of the layer before: any, or those at most 3 off. */
function layers(width: number, depth: number, near: boolean): LayoutNode[] {
  const random = randomNumbers(1);
  const nodes: LayoutNode[] = [];
  for (let layer = 0; layer < depth; layer++) {
    for (let i = 0; i < width; i++) {
      const read = new Set<number>();
      const wanted = layer > 0 ? Math.min(width, 2 + Math.floor(random() * 3)) : 0;
      while (read.size < wanted) {
        const other = near ? i - 3 + Math.floor(random() * 7) : Math.floor(random() * width);
        read.add(Math.max(0, Math.min(width - 1, other)));
      }
      nodes.push(node(`n${layer}.${i}`, ...[...read].map((j) => `n${layer - 1}.${j}`)));
    }
  }
  return nodes;
}

/** Sums of two, up to one. */
function tree(leaves: number): LayoutNode[] {
  const nodes = Array.from({ length: leaves }, (_, i) => node(`t${i}`));
  for (let i = 0; i + 1 < nodes.length; i += 2) {
    nodes.push(node(`t${nodes.length}`, `t${i}`, `t${i + 1}`));
  }
  return nodes;
}

const SHAPES: readonly (readonly [width: number, depth: number])[] = [
  [4, 5],
  [10, 10],
  [20, 25],
  [40, 50],
  [50, 100],
  [100, 100],
];
const SIZES = [20, 100, 500, 2000, 5000, 10_000];
const PERCEPTRONS = [
  [2, 2, 1],
  [3, 5, 3],
  [5, 10, 10],
  [10, 20, 20, 10],
  [20, 30, 30, 20],
  [30, 45, 45, 20],
];

function each<T>(items: readonly T[], make: (item: T) => readonly [string, () => LayoutNode[]]) {
  return Object.fromEntries(items.map(make));
}

export const GRAPHS: Graphs = {
  ...each(SHAPES, ([w, d]) => [`layers, ${w * d}`, () => layers(w, d, false)]),
  ...each(SHAPES, ([w, d]) => [`near layers, ${w * d}`, () => layers(w, d, true)]),
  ...each(SIZES, (size) => [`random, ${size}`, () => randomGraph(size, 1)]),
  ...each(PERCEPTRONS, (widths) => [`perceptron ${widths.join("-")}`, () => perceptron(widths)]),
  ...each(SIZES, (size) => [`recurrent, ${size / 5} steps`, () => recurrent(size / 5)]),
  ...each(SIZES, (size) => [`tree, ${size / 2} leaves`, () => tree(size / 2)]),
  ...each(SIZES, (size) => [`chain, ${size}`, () => chain(size)]),
};
