import { effect, signal } from "@preact/signals";

import { Refused, Unreachable } from "../../../api/client";
import { toFloat } from "../../../model/value";
import { lab } from "../../client";
import type { RunData } from "../../contract";
import { answering, answerOf } from "../../experiment/sample";
import { catalogues, data, run, view } from "../../session";
import { outputsOf, shownRows, toldClass } from "./told";

/** While a run goes on, the network is asked about samples no more often than this; at rest, soon. */
const RUNNING_MS = 2000;
const RESTING_MS = 150;

/** The class that the network told of each row that it was asked about. */
export const told = signal<ReadonlyMap<number, number>>(new Map());

/** Ask the network about the samples that are shown, as it changes; the answer ends it. */
export function keepAsking(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = 0;
  let asked = 0;
  let newest = "";
  const stop = effect(() => {
    const [state, all, steps] = [run.value, data.value, view.value?.steps];
    if (!state || !all || steps === undefined) return;
    const moment = `${state.id} ${steps}`;
    const most = state.status === "running" ? RUNNING_MS : RESTING_MS;
    if (moment === newest || (timer !== undefined && most >= wait)) return;
    clearTimeout(timer);
    wait = most;
    timer = setTimeout(() => void ask(++asked), most);
  });

  async function ask(mine: number): Promise<void> {
    timer = undefined;
    const [id, all, steps] = [run.peek()?.id, data.peek(), view.peek()?.steps];
    if (id === undefined || !all || steps === undefined) return;
    newest = `${id} ${steps}`;
    try {
      const found = await answersOf(id, steps, all);
      if (mine === asked && data.peek() === all) told.value = found;
    } catch (error) {
      // The page says elsewhere that the server is away; the next moment asks again.
      if (!(error instanceof Refused) && !(error instanceof Unreachable)) throw error;
    }
  }

  return () => {
    stop();
    clearTimeout(timer);
    asked = -1;
    told.value = new Map();
  };
}

async function answersOf(id: string, steps: number, all: RunData): Promise<Map<number, number>> {
  const spec = answering((await lab.trained(id, steps)).spec);
  const rows = shownRows(all);
  const losses = catalogues.peek()?.losses ?? [];
  const x = rows.map((row) => (all.x[row] ?? []).map(toFloat));
  const y = rows.map((row) => answerOf(all, row, spec, losses));
  const graph = await lab.network(spec, "layer", { x, y });
  const outputs = outputsOf(await lab.evaluate(graph), spec.layers.length);
  return new Map(rows.map((row, i) => [row, toldClass(spec.loss, outputs[i] ?? [])]));
}
