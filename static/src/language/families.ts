import type { Placed } from "./order";
import type { Task, Unit } from "./units";

/**
 * The statements whose name another one gives again, where the change touches such a name: each of
 * them gets a name of its own. What is not touched may go on giving its name again.
 */
export function toldApart(task: Task, units: readonly Placed<Unit>[]): ReadonlySet<number> {
  const families = familiesOf(task);
  if (families.length === 0) return new Set();
  const still = new Set<number>();
  const mentioned = new Set<string | null>();
  for (const { item, isMoved } of units) {
    if (item.isKept && !isMoved && item.part !== null) still.add(item.part);
    else for (const id of namedBy(task, item)) mentioned.add(id);
  }
  const isTouched = (index: number, isLast: boolean): boolean => {
    const part = task.parts[index];
    if (!part || !still.has(index)) return true;
    if (part.nodes.length === 0 || part.means === null) return false;
    // Its last meaning is what a name means to everything further down.
    return task.identity.now(part.means) !== part.means || (!isLast && mentioned.has(part.means));
  };
  const touched = families.filter((family) =>
    family.some((index, i) => isTouched(index, i === family.length - 1)),
  );
  return new Set(touched.flatMap((family) => family.slice(0, -1)));
}

/** The nodes that a statement written anew has to name. */
function namedBy({ goal }: Task, { nodes, means }: Unit): (string | null)[] {
  return nodes.length === 0 ? [means] : nodes.flatMap((id) => goal.nodes.get(id)?.inputs ?? []);
}

/** The statements that give the same name, for every name that is given more than once. */
function familiesOf({ parts }: Task): number[][] {
  const families = new Map<string, number[]>();
  parts.forEach(({ target }, i) => {
    if (!target) return;
    const family = families.get(target.name);
    if (family) family.push(i);
    else families.set(target.name, [i]);
  });
  return [...families.values()].filter(({ length }) => length > 1);
}
