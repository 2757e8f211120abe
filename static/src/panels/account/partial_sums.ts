import { inputsOf, type Node } from "../../model/graph";

/** A node on a way from the source to the output, and how many ways lead to it and on from it. */
export interface OnTheWay {
  readonly node: string;
  readonly before: bigint;
  readonly after: bigint;
}

/** What the chain rule takes between two nodes. */
export interface Work {
  /** From the output back, each after all that its partial sum is made of. */
  readonly nodes: readonly OnTheWay[];
  /** Multiplications, if every path is followed by itself, and if each partial sum is made once. */
  readonly onEachPath: bigint;
  readonly once: number;
}

/** What lies between a source and the output; of `nodes` inputs come first, `after` are ways on. */
export function workOf(
  nodes: readonly Node[],
  source: string,
  after: ReadonlyMap<string, bigint>,
): Work {
  const found = new Map<string, OnTheWay>();
  let [onEachPath, once] = [0n, 0];
  for (const node of nodes) {
    const ways = after.get(node.id);
    if (ways === undefined) continue;
    const from = inputsOf(node).flatMap((input) => found.get(input)?.before ?? []);
    const before = from.reduce((sum, each) => sum + each, node.id === source ? 1n : 0n);
    if (before === 0n) continue;
    found.set(node.id, { node: node.id, before, after: ways });
    onEachPath += (before - (node.id === source ? 1n : 0n)) * ways;
    once += from.length;
  }
  return { nodes: [...found.values()].reverse(), onEachPath, once };
}
