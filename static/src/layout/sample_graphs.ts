import { randomNumbers } from "./random";
import type { LayoutNode } from "./layout";

/** Graphs that the tests draw. */

export function node(id: string, ...inputs: string[]): LayoutNode {
  return { id, width: 128, height: 60, inputs };
}

/** f = (a + b)(b + c). */
export const SEED_GRAPH = [
  node("a"),
  node("b"),
  node("c"),
  node("x", "a", "b"),
  node("y", "b", "c"),
  node("f", "x", "y"),
];

export function chain(length: number): LayoutNode[] {
  return Array.from({ length }, (_, i) => (i ? node(`n${i}`, `n${i - 1}`) : node("n0")));
}

export function fanIn(width: number): LayoutNode[] {
  const leaves = Array.from({ length: width }, (_, i) => node(`leaf${i}`));
  return [...leaves, { ...node("sum", ...leaves.map(({ id }) => id)), height: 24 + 20 * width }];
}

/** Binary ops over mostly recent nodes, with sizes that differ and now and then a long edge. */
export function randomGraph(size: number, seed: number): LayoutNode[] {
  const random = randomNumbers(seed);
  const recent = Math.ceil(2 * Math.sqrt(size));
  return Array.from({ length: size }, (_, i) => {
    const pick = (): string => {
      const reach = random() < 0.85 ? Math.min(i, recent) : i;
      return `n${i - 1 - Math.floor(random() * reach)}`;
    };
    const slots = i < recent / 2 || random() < 0.2 ? 0 : 1 + Math.floor(random() * 2);
    const inputs = Array.from({ length: slots }, pick);
    return { ...node(`n${i}`, ...inputs), width: 96 + Math.floor(random() * 80) };
  });
}

/** A multilayer perceptron of single neurons: products, sums and activations as nodes. */
export function perceptron(widths: readonly number[]): LayoutNode[] {
  const nodes: LayoutNode[] = [];
  let below: string[] = [];
  for (const [layer, width] of widths.entries()) {
    const units = Array.from({ length: width }, (_, i) => `h${layer}.${i}`);
    for (const unit of units) {
      nodes.push(...(layer === 0 ? [node(unit)] : neuron(unit, below)));
    }
    below = units;
  }
  return nodes;
}

function neuron(unit: string, below: readonly string[]): LayoutNode[] {
  const weights = below.map((_, i) => node(`${unit}.w${i}`));
  const products = below.map((from, i) => node(`${unit}.p${i}`, from, `${unit}.w${i}`));
  const sum = node(`${unit}.z`, ...products.map(({ id }) => id), `${unit}.b`);
  return [...weights, node(`${unit}.b`), ...products, sum, node(unit, sum.id)];
}

/** A recurrent cell unrolled: every step reads the same two parameters. */
export function recurrent(steps: number): LayoutNode[] {
  const step = (i: number): LayoutNode[] => [
    node(`x${i}`),
    node(`wx${i}`, "w", `x${i}`),
    node(`uh${i}`, "u", `h${i - 1}`),
    node(`s${i}`, `wx${i}`, `uh${i}`),
    node(`h${i}`, `s${i}`),
  ];
  const indices = Array.from({ length: steps }, (_, i) => i);
  return [node("w"), node("u"), node("h-1"), ...indices.flatMap(step)];
}

/** A chain and its mirror, each mirror node reading its counterpart: as in a backward sweep. */
export function nested(length: number): LayoutNode[] {
  const mirror = Array.from({ length: length - 1 }, (_, i) =>
    node(`g${i}`, i ? `g${i - 1}` : `n${length - 1}`, `n${length - 2 - i}`),
  );
  return [...chain(length), ...mirror];
}

/** Every shape the drawing must cope with, by name. */
export const SAMPLES: Readonly<Record<string, readonly LayoutNode[]>> = {
  "the seed graph": SEED_GRAPH,
  "one node": [node("only")],
  "nodes without edges": Array.from({ length: 30 }, (_, i) => node(`n${i}`)),
  "a square": [node("x"), node("f", "x", "x")],
  "a dead branch": [...SEED_GRAPH, node("unused", "c"), node("dead", "unused", "a")],
  "a long skip": [...chain(9), node("f", "n8", "n0")],
  "a cycle": [node("a", "c"), node("b", "a", "b"), node("c", "b"), node("d", "c")],
  "a chain of 1,000": chain(1000),
  "a fan-in of 300": fanIn(300),
  "a perceptron": perceptron([3, 4, 2]),
  "a recurrent net": recurrent(12),
  "a long recurrent net": recurrent(80),
  "nested skips": nested(8),
  "many nested skips": nested(150),
  "a random graph of 40": randomGraph(40, 1),
  "a random graph of 120": randomGraph(120, 2),
  "another of 120": randomGraph(120, 3),
  "a random graph of 400": randomGraph(400, 4),
};

/** A perceptron whose layers and neurons are groups. */
export function grouped(widths: readonly number[]): LayoutNode[] {
  return perceptron(widths).map((each) => {
    const [layer = "", neuron = ""] = each.id.split(".");
    return layer === "h0" ? each : { ...each, group: `${layer}/${neuron}` };
  });
}

/** A random graph whose nodes are in groups and groups in these without regard to their edges. */
export function scattered(size: number, seed: number): LayoutNode[] {
  const random = randomNumbers(seed);
  const groups = ["a", "a/x", "a/x/y", "a/z", "b", "b/x"];
  return randomGraph(size, seed).map((each) => {
    const group = groups[Math.floor(random() * 2 * groups.length)];
    return group === undefined ? each : { ...each, group };
  });
}

/** Those that are drawn in no time, for tests that draw each many times. */
export const SMALL_SAMPLES = Object.fromEntries(
  Object.entries(SAMPLES).filter(([, nodes]) => nodes.length <= 130),
);
