import { computed } from "@preact/signals";

import type { Problem } from "../api/contract";
import { lineOf, stretchOf } from "../model/lines";
import type { Fault, Stretch } from "../model/reading";
import { WORDED } from "./asking";
import { nodes, problems, reading } from "./state";

/** Something that is wrong, and where: in the text, at a node, or at one of its ports. */
export interface Complaint {
  readonly message: string;
  readonly node: string | null;
  readonly slot: number | null;
  readonly at: Stretch | null;
  readonly line: number | null;
}

/** Everything that cannot be computed as it is: read here, or told by the server. */
export const complaints = computed<readonly Complaint[]>(() => {
  const told = problems.value.map(ofProblem);
  const isWorded = problems.value.some(({ line }) => line);
  const read = reading.value.faults
    .filter((fault) => !(isWorded && WORDED.has(fault.kind)) && !isWaiting(fault))
    .map(({ message, node, slot, at }) => ({ message, node, slot, at, line: lineAt(at) }));
  return [...told, ...read];
});

/** Nodes that wait for an edge or a number, each once: nothing is wrong with them. */
export const unfinished = computed<readonly string[]>(() => {
  const waiting = reading.value.faults.filter(isWaiting).flatMap(({ node }) => node ?? []);
  return [...new Set(waiting)];
});

function isWaiting({ kind, node }: Fault): boolean {
  return node !== null && (kind === "open" || kind === "missing");
}

/** What is to be said at nodes. */
export const marks = computed(() => {
  const read = reading.value.faults.filter(({ node }) => node !== null);
  const told = problems.value.map(ofProblem).filter(({ node }) => node !== null);
  return [...read, ...told].flatMap(({ node, slot, message }) =>
    node !== null && nodes.value.has(node) ? [{ node, slot, message }] : [],
  );
});

function ofProblem({ message, node, line, column, end_line, end_column }: Problem): Complaint {
  const text = reading.value.source;
  const at =
    line && column
      ? stretchOf(text, {
          line,
          column,
          end_line: end_line ?? line,
          end_column: end_column ?? column + 1,
        })
      : (reading.value.spans.get(node ?? "") ?? null);
  return { message, node: node ?? null, slot: null, at, line: at && lineAt(at) };
}

function lineAt({ from }: Stretch): number {
  return lineOf(reading.value.source, from);
}
