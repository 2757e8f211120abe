import type { Ops } from "../model/graph";
import type { Reading } from "../model/reading";
import type { Part } from "./anatomy";
import { nameText, pieceOf, type Piece } from "./expressions";
import { isLeafNode, onlyReader, type Goal } from "./goal";
import type { Identity } from "./identity";
import { literalOf } from "./numerals";
import { numberEdit, sameUse } from "./sameness";

/** A statement of the text that is to be. */
export interface Unit {
  /** The statement in whose place it stands, by its index; null for a new line. */
  readonly part: number | null;
  /** The nodes that it makes, inner ones first. */
  readonly nodes: readonly string[];
  /** The node that it is about. */
  readonly means: string | null;
  /** Whether it stays as it is written, but for names and numbers. */
  readonly isKept: boolean;
  /** Whether it gives no name. */
  readonly isBare: boolean;
}

/** Everything that a rewriting starts from. */
export interface Task {
  readonly source: string;
  /** Where the numbers of leaves are written. */
  readonly literals: Reading["literals"];
  readonly parts: readonly Part[];
  /** The nodes that statements of the text make; the others are inputs that it leaves open. */
  readonly written: ReadonlySet<string>;
  /** Those of them that have no name in the text. */
  readonly inner: ReadonlySet<string>;
  readonly old: Goal;
  readonly goal: Goal;
  readonly identity: Identity;
  readonly ops: Ops;
  /** Whether a node is written within the statement of the one that reads it. */
  readonly isInline: (id: string) => boolean;
}

/** Expressions are read no deeper than 200; beyond this, parts of them get lines of their own. */
const DEEP = 120;
/** No expression of fewer nodes can be as deep. */
const FEW = 30;

/** What becomes of a statement: the units in its place, none where nothing of it is left. */
export function unitsOf(task: Task, index: number): Unit[] {
  const { goal, identity } = task;
  const part = task.parts[index];
  if (!part) return [];
  const about = part.means === null ? null : identity.now(part.means);
  if (part.nodes.length === 0) {
    const isGone = about !== null && !goal.nodes.has(about);
    const isBare = part.target === null;
    return isGone ? [] : [{ part: index, nodes: [], means: about, isKept: true, isBare }];
  }
  const left = part.nodes.map((id) => identity.now(id)).filter((id) => goal.nodes.has(id));
  const roots = left.filter((id) => !task.isInline(id) && !isLeftOpen(task, id));
  const isBare = about !== null && staysBare(task, part, about);
  const isWhole = left.length === part.nodes.length && roots.length === 1 && roots[0] === about;
  if (isWhole && isBare === (part.target === null) && isKept(task, part)) {
    return [{ part: index, nodes: left, means: about, isKept: true, isBare }];
  }
  const groups = roots.flatMap((root) => groupsOf(task, root));
  return groups.map((nodes, i) => {
    const means = nodes.at(-1) ?? null;
    const place = i === groups.length - 1 ? index : null;
    return { part: place, nodes, means, isKept: false, isBare: isBare && means === about };
  });
}

/** The units of nodes that no statement made. */
export function newUnits(task: Task, ids: readonly string[]): Unit[] {
  return ids
    .flatMap((id) => groupsOf(task, id))
    .map((nodes) => {
      const means = nodes.at(-1) ?? null;
      return { part: null, nodes, means, isKept: false, isBare: false };
    });
}

/** A leaf that the language has no literal for is left to the numbers beside the text. */
export function isLeftOpen({ goal, ops }: Task, id: string): boolean {
  const node = goal.nodes.get(id);
  if (!node || !isLeafNode(node, ops)) return false;
  const value = node.value ?? null;
  if (value === null || literalOf(value) !== null) return false;
  return goal.readers.has(id) || goal.output === id;
}

/** Whether a node stood within another's statement, and still can: nothing else reads it. */
export function staysInline(task: Omit<Task, "isInline">, id: string): boolean {
  const { old, goal, identity, inner } = task;
  const reader = inner.has(id) && identity.was(id) === id ? onlyReader(old, id) : null;
  return reader !== null && onlyReader(goal, id) === identity.now(reader) && fitsInline(task, id);
}

/** Whether an expression can hold a node without a name. */
export function fitsInline({ goal, ops }: Pick<Task, "goal" | "ops">, id: string): boolean {
  const node = goal.nodes.get(id);
  if (!node) return false;
  const value = node.value ?? null;
  return !isLeafNode(node, ops) || value === null || literalOf(value) !== null;
}

/** A line without a name stays so while nothing reads it and it is the output as it was before. */
function staysBare({ old, goal, ops }: Task, part: Part, id: string): boolean {
  if (part.target !== null || goal.readers.has(id) || part.means !== id) return false;
  const node = goal.nodes.get(id);
  const isLeaf = node !== undefined && isLeafNode(node, ops);
  if (isLeaf && ((node.value ?? null) === null || node.op !== old.nodes.get(id)?.op)) return false;
  return (goal.output === id) === (old.output === id);
}

function isKept({ source, literals, old, goal, identity, ops }: Task, part: Part): boolean {
  return part.nodes.every((id) => {
    const [was, now] = [old.nodes.get(id), goal.nodes.get(identity.now(id))];
    if (!was || !now || !sameUse(was, now, identity, ops)) return false;
    const isNamed = part.nodes.length === 1 && part.target !== null;
    return numberEdit(source, literals.get(id), was, now, isNamed) !== null;
  });
}

/** The statement of a root, before it those of inner nodes that would stand too deep in it. */
function groupsOf(task: Task, root: string): string[][] {
  const whole = familyOf(task, root, task.isInline);
  if (whole.length <= FEW) return [whole];
  const cut = tooDeep(task, whole);
  const roots = whole.filter((id) => id === root || cut.has(id));
  return roots.map((id) => familyOf(task, id, (inner) => task.isInline(inner) && !cut.has(inner)));
}

/** A node and those written within its statement, each after its own inputs, from left to right. */
function familyOf({ goal }: Task, root: string, isInline: (id: string) => boolean): string[] {
  const family: string[] = [];
  const path = [{ id: root, slot: 0 }];
  for (let visit = path.at(-1); visit; visit = path.at(-1)) {
    const inputs = goal.nodes.get(visit.id)?.inputs ?? [];
    const input = inputs[visit.slot];
    visit.slot += 1;
    if (visit.slot > inputs.length) {
      family.push(visit.id);
      path.pop();
    } else if (typeof input === "string" && input !== root && isInline(input))
      path.push({ id: input, slot: 0 });
  }
  return family;
}

/** The inner nodes at which an expression would be read too deep. */
function tooDeep({ goal, ops }: Task, family: readonly string[]): Set<string> {
  const cut = new Set<string>();
  const pieces = new Map<string, Piece>();
  for (const id of family) {
    const node = goal.nodes.get(id);
    if (!node) continue;
    const inner = node.inputs.map((from) => pieces.get(from ?? "") ?? nameText("x"));
    const piece = pieceOf(node, inner, true, ops);
    if (piece.depth > DEEP) cut.add(id);
    pieces.set(id, piece.depth > DEEP ? nameText("x") : piece);
  }
  return cut;
}
