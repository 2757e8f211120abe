import { computed } from "@preact/signals";

import {
  addNode,
  addNote,
  connect,
  connectFault,
  deleteSelected,
  disconnect,
  edgeOf,
  insertOnEdge,
  moveTo,
  reconnect,
  renameNode,
  replaceOp,
  setAttr,
  setKind,
  setNote,
  setOutput,
  setValue,
  together,
} from "../edits";
import type { Point } from "../model/document";
import { isRefusal, type Edit, type Refusal, type Work } from "../model/edit";
import type { AttrValue } from "../model/graph";
import type { Value } from "../model/value";
import { change } from "./changing";
import type { LooseEnd } from "./overlay";
import { pinned } from "./pinned";
import { noteUse } from "./recent";
import { stage } from "./stage";
import { ops, selection, work } from "./state";

/** Where a new op is wanted: at a place, at the loose end of a wire, on an edge, or for others. */
export interface Wanted {
  readonly at?: Point;
  readonly wire?: LooseEnd;
  readonly edge?: string;
  readonly instead?: readonly string[];
  /** What a leaf begins with. */
  readonly value?: Value;
}

/** Put an op, or a leaf, where it is wanted; answers why not, where it cannot be. */
export function addOp(op: string, wanted: Wanted): Refusal | null {
  noteUse(op);
  return change((now) => pinned(now, added(now, op, wanted)));
}

function added(now: Work, op: string, wanted: Wanted): Edit | Refusal {
  const { wire, edge, instead } = wanted;
  const at = wanted.at ?? spotFor(now, wanted);
  const split = edge === undefined ? null : edgeOf(edge);
  if (split) return insertOnEdge(now, op, split, at ?? null, ops.value);
  if (instead !== undefined) return replaced(now, instead, op);
  const value = ops.value.get(op)?.inputs.length === 0 ? { value: wanted.value ?? 1 } : {};
  const reads = wire && "from" in wire ? { inputs: [wire.from] } : {};
  const made = addNode(now, op, { ...value, ...reads, ...(at && { at }) }, ops.value);
  if (isRefusal(made) || !wire || "from" in wire) return made;
  const id = made.selected?.[0] ?? "";
  return together(now, made.name, [
    () => made,
    (then) => connect(then, id, wire.to, wire.slot, ops.value),
  ]);
}

/** In a drawing that was arranged by hand, what belongs to nothing yet stands where one looks. */
function spotFor({ document }: Work, { wire, edge }: Wanted): Point | undefined {
  if (wire || edge !== undefined || Object.keys(document.places).length === 0) return undefined;
  return stage.value?.middle();
}

/** One op in the place of several, or of none of them where one cannot be replaced. */
function replaced(now: Work, ids: readonly string[], op: string): Edit | Refusal {
  const steps = ids.map((id) => (then: Work) => replaceOp(then, id, op, ops.value));
  return together(now, `replace ${ids.join(", ")} by ${op}`, steps);
}

/** Why an edge cannot be drawn, in words, or null where it can. */
export function whyNot(from: string, to: string, slot: number): string | null {
  return connectFault(work.value.sketch, from, to, slot, ops.value)?.refused ?? null;
}

export function wire(from: string, to: string, slot: number): Refusal | null {
  return change((now) => connect(now, from, to, slot, ops.value));
}

/** Take an end of an edge elsewhere; without an end the edge is taken away. */
export function rewire(key: string, end: LooseEnd | null): Refusal | null {
  const edge = edgeOf(key);
  if (!edge) return null;
  return change((now) =>
    end ? reconnect(now, edge, end, ops.value) : disconnect(now, edge.to, edge.slot, ops.value),
  );
}

/** Delete nodes, groups and notes, and take edges away. */
export function remove(keys: readonly string[]): void {
  change((now) => deleteSelected(now, keys, ops.value));
}

export function rename(node: string, to: string): Refusal | null {
  return change((now) => renameNode(now, node, to, ops.value));
}

export function makeOutput(node: string): Refusal | null {
  return change((now) => setOutput(now, node));
}

export function makeKind(node: string, kind: "input" | "parameter" | "constant"): Refusal | null {
  return change((now) => setKind(now, node, kind, ops.value));
}

export function setNumber(node: string, value: Value): Refusal | null {
  return change((now) => setValue(now, node, value, ops.value));
}

export function setSetting(node: string, name: string, value: AttrValue): Refusal | null {
  return change((now) => setAttr(now, node, name, value, ops.value));
}

/** Cards and notes were put elsewhere by hand: all cards stay where they are from now on. */
export function putAt(moved: ReadonlyMap<string, Point>): void {
  change((now) => pinned(now, moveTo(now, moved)));
}

export function writeNote(id: string, text: string): Refusal | null {
  return change((now) => setNote(now, id, text));
}

export function noteAt(at: Point): Refusal | null {
  return change((now) => addNote(now, at, ""));
}

export function select(keys: readonly string[]): void {
  selection.value = keys;
}

export const hasSelection = computed(() => selection.value.length > 0);
