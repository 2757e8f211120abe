import { api, Refused, Unreachable } from "../api/client";
import type { Columns } from "../api/contract";
import type { Graph } from "../model/graph";
import type { Value } from "../model/value";
import { setLeaf } from "./changing";
import { pause } from "./playing";
import { graph, live, reachable, trace } from "./state";

let registered: { readonly graph: Graph; readonly id: Promise<string> } | null = null;
let busy = false;
let waiting: { readonly leaf: string; readonly value: Value } | null = null;
let begun: { readonly leaf: string; readonly before: Columns } | null = null;

/** Show what a leaf's new number does, now: only that number travels, the newest one wins. */
export function dragLeaf(leaf: string, value: Value): void {
  pause();
  const now = columnsNow();
  if (begun?.leaf !== leaf) begun = now && { leaf, before: now };
  waiting = { leaf, value };
  if (!busy) void send();
}

/** Keep the number: from here on it is part of the document. */
export function dropLeaf(leaf: string, value: Value): void {
  if (!busy) waiting = null;
  begun = null;
  setLeaf(leaf, value);
}

async function send(): Promise<void> {
  busy = true;
  let before = begun?.before ?? null;
  while (waiting && graph.value) {
    const { leaf, value } = waiting;
    waiting = null;
    try {
      const now = await evaluate(graph.value, { [leaf]: value });
      before = begun?.leaf === leaf ? begun.before : before;
      if (before) live.value = { leaf, before, now };
    } catch (error) {
      waiting = null;
      if (error instanceof Unreachable) reachable.value = false;
    }
  }
  busy = false;
}

async function evaluate(now: Graph, values: Record<string, Value>): Promise<Columns> {
  if (registered?.graph !== now) registered = { graph: now, id: api.register(now) };
  try {
    return await api.evaluate(await registered.id, values);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) throw error;
    registered = { graph: now, id: api.register(now) };
    return api.evaluate(await registered.id, values);
  }
}

/** The trace's numbers in the shape that live numbers come in. */
function columnsNow(): Columns | null {
  const now = trace.value;
  if (!now) return null;
  const nodes = now.order.map((id) => now.nodes[id]);
  return {
    output: now.output,
    ids: now.order,
    values: nodes.map((node) => node?.value ?? "NaN"),
    grads: nodes.map((node) => node?.grad ?? null),
  };
}
