import { StateEffect, StateField } from "@codemirror/state";

/** What the editor needs to know of an op: enough to colour, to complete and to write it. */
export interface OpEntry {
  readonly name: string;
  readonly doc: string;
  readonly infix: string | null;
  readonly inputs: readonly string[];
  readonly attrs: readonly { readonly name: string }[];
}

export const replaceOps = StateEffect.define<ReadonlyMap<string, OpEntry>>();

/** The ops the editor knows, by name. */
export const knownOps = StateField.define<ReadonlyMap<string, OpEntry>>({
  create: () => new Map(),
  update: (ops, transaction) =>
    transaction.effects.find((effect) => effect.is(replaceOps))?.value ?? ops,
});

/** How an op is called, such as `(x, slope=)`. */
export function signature({ inputs, attrs }: OpEntry): string {
  return `(${[...inputs, ...attrs.map(({ name }) => `${name}=`)].join(", ")})`;
}
