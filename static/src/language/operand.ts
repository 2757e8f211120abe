import type { AttrValue } from "../model/graph";
import type { FaultKind, Stretch } from "../model/reading";
import type { Value } from "../model/value";

/** What is wrong at a node that has no id yet. */
export interface Doubt {
  readonly kind: FaultKind;
  readonly slot: number | null;
  readonly at: Stretch;
  readonly message: string;
}

/** A node that exists. */
export interface Ref {
  readonly is: "ref";
  readonly id: string;
  readonly at: Stretch;
}

/**
 * A literal; `kind` is the leaf op that was asked for, null for a plain literal.
 * `written` is where its number stands, `at` may have brackets or a call around it.
 */
export interface Leaf {
  readonly is: "leaf";
  readonly value: Value | null;
  readonly kind: string | null;
  readonly at: Stretch;
  readonly written: Stretch;
  readonly doubts: readonly Doubt[];
}

/** A use of an op that becomes a node once it is known whether it has a name. */
export interface Use {
  readonly is: "use";
  readonly op: string;
  readonly inputs: readonly Slot[];
  readonly attrs: Readonly<Record<string, AttrValue>>;
  readonly at: Stretch;
  readonly doubts: readonly Doubt[];
}

/** A place that no node can be named for; `message` says why, where it is not simply open. */
export interface Hole {
  readonly is: "hole";
  readonly kind: "open" | "text";
  readonly at: Stretch;
  readonly message: string | null;
}

export type Operand = Ref | Leaf | Use | Hole;

/** What an input of a node is: the id of another, or nothing yet. */
export type Slot = string | Hole;
