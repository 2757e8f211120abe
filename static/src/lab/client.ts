import { get, post, ROOT } from "../api/client";
import type { Columns } from "../api/contract";
import type { GraphFromOutside } from "../language";
import type { Experiment, Run, RunData, RunState, Spec, Trained, View } from "./contract";

/** A run that was begun: it is asked about by its id. */
interface Begun {
  readonly id: string;
}

export interface Sample {
  readonly x: readonly number[];
  /** A number for each output, or the number of a class. */
  readonly y: readonly number[] | number;
}

/** Several samples at once, of which the loss is taken together. */
export interface Batch {
  readonly x: readonly Sample["x"][];
  readonly y: readonly Sample["y"][];
}

/** What can be asked of the server about networks and their training. */
export const lab = {
  /** Records of a registry, under the name of their list, and what they share. */
  catalogue: (name: string) => get<object>(name),

  /** The pace is in epochs a second; null is as fast as it goes. */
  begin: (experiment: Experiment, start: "paused" | "running", pace: number | null) =>
    post<Begun>("runs", { ...experiment, start, pace }).then(({ id }) => id),
  run: (id: string) => get<Run>(`runs/${id}`),
  data: (id: string) => get<RunData>(`runs/${id}/data`),
  view: (id: string, steps: number) => get<View>(`runs/${id}/view?steps=${steps}`),
  trained: (id: string, steps: number | null) =>
    get<Trained>(`runs/${id}/network${steps === null ? "" : `?steps=${steps}`}`),
  pause: (id: string) => post<RunState>(`runs/${id}/pause`, {}),
  resume: (id: string, pace: number | null, epochs: number) =>
    post<RunState>(`runs/${id}/resume`, { pace, epochs }),
  rewind: (id: string) => post<RunState>(`runs/${id}/rewind`, {}),
  stop: (id: string) => post<RunState>(`runs/${id}/stop`, {}),
  step: (id: string, unit: "batch" | "epoch", count: number) =>
    post<RunState>(`runs/${id}/step`, { unit, count }),
  events: (id: string) => new EventSource(new URL(`runs/${id}/events`, ROOT)),

  network: (spec: Spec, grain: "layer" | "neuron", sample: Sample | Batch) =>
    post<{ readonly graph: GraphFromOutside }>("networks", { spec, grain, sample }).then(
      ({ graph }) => graph,
    ),
  evaluate: (graph: GraphFromOutside) => post<Columns>("evaluate", { graph, form: "columns" }),
};
