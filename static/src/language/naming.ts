import { toldApart } from "./families";
import { FreshNames } from "./fresh";
import { spelling } from "./names";
import type { Placed } from "./order";
import type { Task, Unit } from "./units";

/** What statements and nodes are called in the text that is to be. */
export interface Names {
  readonly ofNode: (id: string) => string;
  /** The name that an old statement gives, by its index, where it may be another than before. */
  readonly ofPart: ReadonlyMap<number, string>;
  /** A name for the output that nothing else has. */
  readonly forOutput: string;
}

/** Names for all nodes: old ones keep theirs, new ones are called after their ids. */
export function namesFor(task: Task, units: readonly Placed<Unit>[]): Names {
  const { parts, goal, identity } = task;
  const told = toldApart(task, units);
  const places = new Map(units.map(({ item }) => [item.part, item]));
  const names = new Map<string, string>();
  const taken = new Set<string>();
  parts.forEach((part, i) => {
    if (!part.isRead) for (const { name } of part.reads) taken.add(name);
    const unit = places.get(i);
    if (!part.target || !unit || told.has(i)) return;
    if (part.nodes.length === 0) taken.add(part.target.name);
    else if (part.means !== null && unit.means === part.means) {
      if (identity.was(part.means) === part.means) names.set(part.means, part.target.name);
    }
  });
  for (const id of openInputs(task)) names.set(id, id);
  const fresh = new FreshNames([...taken, ...names.values()], task.ops);
  for (const id of unnamed(task, units, names)) names.set(id, fresh.take(id));
  const ofPart = new Map<number, string>();
  parts.forEach((part, i) => {
    if (!part.target) return;
    const id = part.nodes.length > 0 && part.means !== null ? identity.now(part.means) : null;
    const name = id !== null && goal.nodes.has(id) ? names.get(id) : undefined;
    if (name !== undefined) ofPart.set(i, name);
    else if (told.has(i) && places.has(i))
      ofPart.set(i, fresh.take(`${part.target.name}_${i + 1}`));
  });
  return { ofNode: (id) => names.get(id) ?? id, ofPart, forOutput: fresh.take("out") };
}

/** The inputs that the text has always left open, and that are still called the same. */
function openInputs({ written, old, goal, identity }: Task): string[] {
  return [...old.nodes.keys()].filter(
    (id) => !written.has(id) && goal.nodes.has(id) && identity.was(id) === id,
  );
}

/** The nodes that still need names; first those whose id can be one. */
function unnamed(
  { goal }: Task,
  units: readonly Placed<Unit>[],
  names: ReadonlyMap<string, string>,
): string[] {
  const inner = new Set(
    units.flatMap(({ item }) => (item.isBare ? item.nodes : item.nodes.slice(0, -1))),
  );
  const ids = [...goal.nodes.keys()].filter((id) => !names.has(id) && !inner.has(id));
  return [...ids.filter((id) => spelling(id) === id), ...ids.filter((id) => spelling(id) !== id)];
}
