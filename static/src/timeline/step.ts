import type { FlowStep as TracedFlow, SeedStep as TracedSeed, ValueStep } from "../api/contract";
import type { Quantity } from "../model/value";

/** What crosses an edge: derivatives as the server found them, or the paths that they stand for. */
export interface FlowStep extends Omit<TracedFlow, "upstream" | "local" | "amount" | "total"> {
  readonly upstream: Quantity;
  readonly local: Quantity | null;
  readonly amount: Quantity;
  readonly total: Quantity;
}

export interface SeedStep extends Omit<TracedSeed, "grad"> {
  readonly grad?: Quantity | null;
}

/** A step of a sweep, as it is shown. */
export type Step = ValueStep | SeedStep | FlowStep;

/** The steps of a sweep, each the same whenever it is asked for. */
export interface Steps {
  readonly length: number;
  readonly at: (place: number) => Step | undefined;
}
