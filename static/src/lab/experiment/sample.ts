import type { Columns } from "../../api/contract";
import type { Loss, RunData, Spec } from "../contract";
import { without } from "./without";

/** What a network should answer to a row: the number of a class, or a number for each output. */
export function answerOf(
  { classes, numbers }: RunData,
  row: number,
  spec: Spec,
  losses: readonly Loss[],
): readonly number[] | number {
  if (!classes) return numbers?.values[row] ?? [];
  const of = classes.of[row] ?? 0;
  if (losses.find(({ name }) => name === spec.loss)?.classes) return of;
  const outputs = spec.layers.at(-1)?.units ?? 1;
  if (outputs === 1) return [of];
  return Array.from({ length: outputs }, (_, output) => (output === of ? 1 : 0));
}

/** The network as it answers: no unit is left out, as some are by chance while it is trained. */
export function answering(spec: Spec): Spec {
  return { ...spec, layers: spec.layers.map((layer) => without(layer, "dropout")) };
}

/** What one sample costs, what is answered to it, and what it asks of every parameter. */
export interface Account {
  readonly loss: number;
  readonly outputs: readonly number[];
  /** In the order of `View.parameters`. */
  readonly gradient: Float32Array;
}

/** What the evaluation of a network's graph at layer grain says. */
export function accountOf({ ids, values, grads, output }: Columns, layers: number): Account {
  const at = new Map(ids.map((id, i) => [id, i]));
  const valueOf = (id: string): readonly number[] | null => numbersOf(values[at.get(id) ?? -1]);
  const gradient = Array.from({ length: layers }, (_, i) => `layer${i + 1}`).flatMap((layer) =>
    [`${layer}.weight`, `${layer}.bias`].flatMap((id) => {
      const found = numbersOf(grads[at.get(id) ?? -1]);
      // What the loss does not hang on has no gradient: it stands still.
      return found ?? Array.from({ length: valueOf(id)?.length ?? 0 }, () => 0);
    }),
  );
  return {
    loss: valueOf(output)?.[0] ?? NaN,
    outputs: valueOf(`layer${layers}.a`) ?? valueOf(`layer${layers}.z`) ?? [],
    gradient: Float32Array.from(gradient),
  };
}

/** A value's numbers in a row; "Infinity" and its like are words on the wire. */
function numbersOf(value: Columns["grads"][number] | undefined): readonly number[] | null {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? value.data.map(Number) : [Number(value)];
}
