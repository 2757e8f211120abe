import { extent } from "../../charts/lines";
import type { History } from "../../contract";

export type Quantity = "loss" | "accuracy";

/** The columns of a chart: NaN where a number is missing or not finite. */
export interface Curves {
  readonly epoch: readonly number[];
  readonly train: readonly number[];
  readonly held: readonly number[];
  /** The loss of batches; empty of accuracy. */
  readonly batch: readonly number[];
}

export function curvesOf(all: History, of: Quantity): Curves {
  const { epoch } = all;
  return of === "loss"
    ? {
        epoch,
        train: floats(all.train_loss),
        held: floats(all.held_loss),
        batch: floats(all.batch_loss),
      }
    : { epoch, train: floats(all.train_accuracy), held: floats(all.held_accuracy), batch: [] };
}

/** From where to where the chart goes up: the noise of batches does not stretch it. */
export function rangeOf({ train, held }: Curves, of: Quantity, log: boolean) {
  if (of === "accuracy") return { low: 0, high: 1 };
  const found = extent([train, held], log);
  if (!found) return log ? { low: 0.1, high: 1 } : { low: 0, high: 1 };
  if (log) return { low: found.low / 1.15, high: found.high * 1.15 };
  const low = Math.min(0, found.low);
  return { low, high: found.high > low ? found.high + 0.04 * (found.high - low) : low + 1 };
}

/** The last number that is finite, and where it stands; null where there is none. */
export function lastOf(
  column: readonly number[],
): { readonly at: number; readonly value: number } | null {
  const at = column.findLastIndex(Number.isFinite);
  return at < 0 ? null : { at, value: column[at] ?? NaN };
}

function floats(column: readonly (number | string | null)[]): number[] {
  return column.map((each) => (each === null ? NaN : Number(each)));
}
