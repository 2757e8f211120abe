import { nearest } from "../language/nearest";
import type { Ops } from "../model/graph";
import { quoted } from "./words";

/** That there is no such op, and which one may be meant. */
export function unknownOp(op: string, ops: Ops): string {
  const near = nearest(op, ops.keys());
  return `there is no op ${quoted(op)}${near === null ? "" : `; did you mean ${quoted(near)}?`}`;
}
