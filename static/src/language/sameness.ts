import type { Op, Ops } from "../model/graph";
import type { Stretch } from "../model/reading";
import type { GoalNode } from "./goal";
import type { Identity } from "./identity";
import { literalOf, sameSetting, sameValue } from "./numerals";

/** A piece of a text that is replaced. */
export interface Replacement extends Stretch {
  readonly insert: string;
}

/** Whether two nodes are the same but for their numbers and for what nodes are called. */
export function sameUse(old: GoalNode, now: GoalNode, identity: Identity, ops: Ops): boolean {
  return (
    old.op === now.op &&
    old.inputs.length === now.inputs.length &&
    old.inputs.every((from, slot) => (from && identity.now(from)) === now.inputs[slot]) &&
    sameSettings(old, now, ops.get(old.op))
  );
}

/** What is left out of the attrs is at its default. */
function sameSettings(
  { attrs: one = {} }: GoalNode,
  { attrs: other = {} }: GoalNode,
  op?: Op,
): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => {
    const standing = op?.attrs.find((attr) => attr.name === name)?.default;
    const [was, now] = [one, other].map((attrs) =>
      Object.hasOwn(attrs, name) ? attrs[name] : standing,
    );
    return sameSetting(was, now);
  });
}

/**
 * How the number of a leaf is changed where it stands; null where nothing but a new statement will
 * do. `isNamed` says that the leaf has a line of its own, where a `_` may stand for its number.
 */
export function numberEdit(
  source: string,
  at: Stretch | undefined,
  old: GoalNode,
  now: GoalNode,
  isNamed: boolean,
): readonly Replacement[] | null {
  const value = now.value ?? null;
  if (sameValue(old.value ?? null, value)) return [];
  const literal = value === null ? (isNamed ? "_" : null) : literalOf(value);
  if (!at || literal === null) return null;
  const after = source.slice(at.to).trimStart();
  // A minus would apply to the power instead, and a dot would become a part of the number.
  const isLoose = after.startsWith(".") || (after.startsWith("**") && literal.startsWith("-"));
  return [{ ...at, insert: isLoose ? `(${literal})` : literal }];
}
