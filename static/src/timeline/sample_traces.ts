import type { Trace } from "../api/contract";

/** The inputs of each node, every node after its inputs; the last one is the output. */
export type Inputs = Readonly<Record<string, readonly string[]>>;

/** A trace of such a graph, whose numbers tell nothing: every one of them is 0.5. */
export function traceOf(inputs: Inputs): Trace {
  const order = Object.keys(inputs);
  const output = order.at(-1) ?? "";
  const steps: Trace["steps"][number][] = order.map((node, index) => {
    return { kind: "value", index, node, op: "op", inputs: [...(inputs[node] ?? [])], value: 0.5 };
  });
  steps.push({ kind: "seed", index: steps.length, node: output, grad: 0.5 });
  const reached = new Set([output]);
  for (const from of order.toReversed()) {
    if (!reached.has(from)) continue;
    for (const [slot, to] of (inputs[from] ?? []).entries()) {
      const numbers = { upstream: 0.5, local: 0.5, amount: 0.5, total: 0.5, words: "a gradient" };
      steps.push({ kind: "contribution", index: steps.length, from, to, slot, ...numbers });
      reached.add(to);
    }
  }
  return { mode: "reverse", output, order, nodes: {}, total_steps: steps.length, steps };
}

/** x1 = x0 op x0 and so on: twice as many paths with each. */
export function doublings(many: number): Inputs {
  const rest = Array.from({ length: many }, (_, i) => [`x${i + 1}`, [`x${i}`, `x${i}`]] as const);
  return { x0: [], ...Object.fromEntries(rest) };
}
