import type { Columns } from "../../../api/contract";
import type { RunData } from "../../contract";

/** About so many samples the network is asked at once. */
const MOST_ASKED = 200;

/** The class that a network tells by its outputs: the largest one, or of one output its side. */
export function toldClass(loss: string, outputs: readonly number[]): number {
  const [first = 0] = outputs;
  if (outputs.length === 1)
    return first > (loss === "binary_cross_entropy_with_logits" ? 0 : 0.5) ? 1 : 0;
  return outputs.indexOf(Math.max(...outputs));
}

/** Samples whose class is told wrongly first, otherwise in their order. */
export function wrongFirst(
  rows: readonly number[],
  told: ReadonlyMap<number, number>,
  of: readonly number[],
): number[] {
  const isWrong = (row: number) => told.has(row) && told.get(row) !== of[row];
  return [...rows.filter(isWrong), ...rows.filter((row) => !isWrong(row))];
}

/** The samples that the network is asked about: held out where there are such, and not too many. */
export function shownRows({ held_out, rows }: RunData): number[] {
  const all = held_out.length > 0 ? held_out : rows.map((_, row) => row);
  return all.slice(0, MOST_ASKED);
}

/** The outputs of a batch, a row a sample, as the evaluation of its graph at layer grain has them. */
export function outputsOf({ ids, values }: Columns, layers: number): number[][] {
  const last = [`layer${layers}.a`, `layer${layers}.z`].find((id) => ids.includes(id)) ?? "";
  const value = values[ids.indexOf(last)];
  if (typeof value !== "object") return [];
  const [count = 0, width = 0] = value.shape;
  const numbers = value.data.map(Number);
  return Array.from({ length: count }, (_, i) => numbers.slice(i * width, (i + 1) * width));
}
