import { grouped } from "../model/format";
import { isCount } from "../model/value";
import type { Step } from "./step";

/** So many paths, as they are said. */
export function pathsOf(count: bigint): string {
  return count === 1n ? "1 path" : `${grouped(count)} paths`;
}

/** What a step of the counting does, in words; null of a step that counts nothing. */
export function countingWords(step: Step, output: string): string | null {
  if (step.kind === "seed") {
    return step.grad === 1n
      ? `One path leads from ${step.node} to itself: the one of no steps.`
      : null;
  }
  if (step.kind === "value" || !isCount(step.amount) || !isCount(step.total)) return null;
  const { from, to, amount, total } = step;
  const leads = amount === 1n ? "leads" : "lead";
  const known = total - amount;
  const sum =
    known === 0n ? pathsOf(total) : `${grouped(known)} + ${grouped(amount)} = ${pathsOf(total)}`;
  const reads = `${from} reads ${to}: so ${to} has ${sum}.`;
  return from === output
    ? `The output ${reads}`
    : `${pathsOf(amount)} ${leads} on from ${from} to ${output}, and ${reads}`;
}
