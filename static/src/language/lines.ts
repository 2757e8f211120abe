import { linedUp } from "./lineup";
import type { Placed } from "./order";
import { isLeftOpen, newUnits, unitsOf, type Task, type Unit } from "./units";

/** All statements of the text that is to be, from top to bottom. */
export function linesOf(task: Task): Placed<Unit>[] {
  const { parts, goal } = task;
  const closing = closingLine(task);
  const indexes = parts.map((_, i) => i).filter((i) => i !== closing);
  const stay = indexes.flatMap((i) => unitsOf(task, i));
  const made = new Set(stay.flatMap(({ nodes }) => nodes));
  const mentioned = new Set(stay.flatMap((unit) => openMentions(task, unit)));
  const rest = [...goal.nodes.keys()].filter(
    (id) => !made.has(id) && !staysOpen(task, id, mentioned),
  );
  const fresh = newUnits(
    task,
    rest.filter((id) => !task.isInline(id)),
  );
  const found = new Set(fresh.flatMap(({ nodes }) => nodes));
  // Nodes that only read one another are inside of no statement.
  const ringed = rest.filter((id) => task.isInline(id) && !found.has(id));
  const alone = ringed.map((id) => ({
    part: null,
    nodes: [id],
    means: id,
    isKept: false,
    isBare: false,
  }));
  const placed = linedUp(task, stay, [...fresh, ...alone]);
  return unclosedLast(task, [...placed, ...outputLine(task, placed, closing)]);
}

/** The open inputs that a statement which stays speaks of, if only to give them another name. */
function openMentions({ parts, identity }: Task, { part, isKept }: Unit): string[] {
  const open = (parts[part ?? -1]?.reads ?? []).filter(({ binds }) => binds < 0);
  return isKept ? open.map(({ name }) => identity.now(name)) : [];
}

/** Whether a node is an input that goes on without a line of its own. */
function staysOpen(task: Task, id: string, mentioned: ReadonlySet<string>): boolean {
  if (isLeftOpen(task, id)) return true;
  const { goal, old, identity, written } = task;
  const node = goal.nodes.get(id);
  const was = identity.was(id);
  if (was === null || !old.nodes.has(was) || written.has(was)) return false;
  if (node?.op !== "input" || (node.value ?? null) === null) return false;
  return goal.readers.has(id) || goal.output === id || mentioned.has(id);
}

/** The last statement, if all that it does is to name the output. */
function closingLine({ parts }: Task): number | null {
  const last = parts.at(-1);
  if (!last?.isRead || last.target !== null || last.nodes.length > 0) return null;
  return parts.length - 1;
}

/** A last line that names the output, where there was one or the lines above do not do. */
function outputLine(
  { goal, parts, identity }: Task,
  above: readonly Placed<Unit>[],
  closing: number | null,
): Placed<Unit>[] {
  const { output } = goal;
  const before = parts[closing ?? -1]?.means;
  const isKept = typeof before === "string" && identity.now(before) === output;
  const made = above.findLast(({ item }) => item.means !== null)?.item.means ?? null;
  if (output === null || (made === output && !isKept)) return [];
  const item = { part: closing, nodes: [], means: output, isKept, isBare: true };
  return [{ item, isMoved: false }];
}

/** New lines stand above a statement with a bracket that may take them in. */
function unclosedLast({ parts }: Task, placed: readonly Placed<Unit>[]): Placed<Unit>[] {
  const found: Placed<Unit>[] = [];
  const held: Placed<Unit>[] = [];
  for (const each of placed) {
    const isInPlace = each.item.part !== null && !each.isMoved;
    if (isInPlace) found.push(...held.splice(0));
    if (isInPlace && parts[each.item.part]?.isUnclosed) held.push(each);
    else found.push(each);
  }
  return [...found, ...held];
}
