import { lab } from "../client";
import { accountOf, answering, answerOf } from "../experiment/sample";
import { answered } from "./reaching";
import { backward, catalogues, data, looked, lookedAt, next, run, view, walked } from "./state";
import type { Looked } from "./state";

/** A sample is looked at anew once the network has rested for so long, ms. */
const REST = 120;

let asked = 0;
let again: ReturnType<typeof setTimeout> | undefined;
/** The run and the step that `looked` is of. */
let lookedIn = "";

/** Show how one sample goes forward and backward through the network as it is drawn. */
export async function lookAt(row: number | null): Promise<void> {
  const mine = ++asked;
  clearTimeout(again);
  lookedAt.value = row;
  if (row === null) {
    looked.value = null;
    return;
  }
  if (looked.peek()?.row !== row) looked.value = null;
  const here = place();
  const found = await answered(() => account(row));
  if (mine !== asked) return;
  lookedIn = here;
  looked.value = found;
}

/** The same sample again, once a network that has changed is at rest. */
export function lookAgain(): void {
  const row = lookedAt.peek();
  if (row === null || place() === lookedIn) return;
  // The gradient of another moment would be drawn on this one's weights.
  looked.value = null;
  clearTimeout(again);
  if (run.peek()?.status === "running") return;
  again = setTimeout(() => void lookAt(row), REST);
}

function place(): string {
  return `${run.peek()?.id ?? ""} ${view.peek()?.steps ?? 0}`;
}

async function account(row: number): Promise<Looked | null> {
  const found = await sampleOf(row);
  if (!found) return null;
  const graph = await lab.network(found.spec, "layer", found.sample);
  return { row, ...accountOf(await lab.evaluate(graph), found.spec.layers.length) };
}

/** A row as the network is shown it, and the network as it is drawn. */
export async function sampleOf(row: number) {
  const [id, rows] = [run.peek()?.id, data.peek()];
  const x = rows?.x[row];
  if (id === undefined || !rows || !x) return null;
  const trained = await lab.trained(id, view.peek()?.steps ?? null);
  const spec = answering(trained.spec);
  const y = answerOf(rows, row, spec, catalogues.peek()?.losses ?? []);
  return { spec, sample: { x, y } };
}

/** How many samples of the next batch can still be walked through. */
export function isBatchWalked(): boolean {
  return walked.value >= next.value.length;
}

/** Look at the next sample of the next batch. */
export function walkOn(): Promise<void> {
  const row = next.peek()[walked.peek()];
  if (row === undefined) return Promise.resolve();
  walked.value += 1;
  backward.value = true;
  return lookAt(row);
}
