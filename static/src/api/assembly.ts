import { inputsOf, type Graph } from "../model/graph";
import type { Direction } from "../model/link";
import type { Value } from "../model/value";
import { items, texts, wholes, type ByteColumns } from "./columns";
import type { Columns, FlowStep, SeedStep, Trace, ValueStep } from "./contract";

/** What a trace is asked of: a graph, the way derivatives go, and forwards the node that moves. */
export interface TraceRequest {
  readonly graph: Graph;
  readonly mode: Direction;
  readonly wrt: string | null;
}

/** The nodes of a run in their order, what each holds, and which of them is the output. */
interface Run {
  readonly ids: readonly string[];
  readonly output: string;
  readonly values: readonly (Value | null)[];
  readonly derivatives: readonly (Value | null)[];
}

const KEY = { reverse: "grad", forward: "tangent" } as const;

/** An evaluation's columns of bytes, as JSON would have had them. */
export function evaluationOf(columns: ByteColumns): Columns {
  const { ids, output, values, derivatives } = runOf(columns, "reverse");
  return { output, ids, values: ids.map((_, i) => held(values, i)), grads: derivatives };
}

/** A trace's columns of bytes, as JSON without words would have had them. */
export function traceOf(columns: ByteColumns, { graph, mode, wrt }: TraceRequest): Trace {
  const run = runOf(columns, mode);
  const { ids, output, values, derivatives } = run;
  const nodes = ids.map((id, i) => {
    const derivative = derivatives[i] ?? null;
    return [id, { value: held(values, i), [KEY[mode]]: derivative }] as const;
  });
  const computed = valueSteps(graph, run);
  const start = mode === "reverse" ? output : (wrt ?? "");
  const amount = held(derivatives, ids.indexOf(start));
  const seed: SeedStep = { index: ids.length, kind: "seed", node: start, [KEY[mode]]: amount };
  const steps = [...computed, seed, ...flowSteps(columns, run, mode)];
  const total_steps = steps.length;
  return { output, mode, order: ids, nodes: Object.fromEntries(nodes), total_steps, steps };
}

function runOf(columns: ByteColumns, mode: Direction): Run {
  const ids = texts(columns, "ids");
  return {
    ids,
    output: held(ids, held(wholes(columns, "output"), 0)),
    values: items(columns, "values"),
    derivatives: items(columns, `${KEY[mode]}s`),
  };
}

function valueSteps(graph: Graph, { ids, values }: Run): ValueStep[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return ids.map((id, index) => {
    const node = nodes.get(id);
    if (!node) throw new Error(`the answer has a node ${id} that was not asked about`);
    const value = held(values, index);
    return { index, kind: "value", node: id, op: node.op, inputs: inputsOf(node), value };
  });
}

/** What crossed each edge: back to an input, or on to the node that uses it. */
function flowSteps(columns: ByteColumns, { ids, derivatives }: Run, mode: Direction): FlowStep[] {
  const [consumers, sources] = [wholes(columns, "consumers"), wholes(columns, "sources")];
  const [givers, takers] = mode === "reverse" ? [consumers, sources] : [sources, consumers];
  const kind = mode === "reverse" ? "contribution" : "tangent";
  const slots = wholes(columns, "slots");
  const locals = items(columns, "locals");
  const amounts = items(columns, "amounts");
  const totals = items(columns, "totals");
  return Array.from(givers, (giver, i) => ({
    index: ids.length + 1 + i,
    kind,
    from: held(ids, giver),
    to: held(ids, held(takers, i)),
    slot: held(slots, i),
    upstream: held(derivatives, giver),
    local: locals[i] ?? null,
    amount: held(amounts, i),
    total: held(totals, i),
  }));
}

/** The item at a place, which columns that belong together all have. */
function held<T>(column: ArrayLike<T | null>, at: number): T {
  const item = column[at];
  if (item === undefined || item === null) throw new Error("the columns do not fit together");
  return item;
}
