import { isLeafNode } from "./goal";
import { ordered, type Placed } from "./order";
import type { Task, Unit } from "./units";

/** The statements of the text that is to be, from top to bottom. */
export function linedUp(task: Task, stay: readonly Unit[], fresh: readonly Unit[]): Placed<Unit>[] {
  const makers = new Map<string, Unit>();
  for (const unit of stay) for (const id of unit.nodes) makers.set(id, unit);
  for (const unit of fresh) for (const id of unit.nodes) makers.set(id, unit);
  const block = stay.findIndex((unit) => !isLeafUnit(task, unit));
  const head = stay.slice(0, block < 0 ? stay.length : block);
  const tail = stay.slice(head.length);
  const { leaves, fed, early, loose } = sorted(task, fresh, makers);
  const last = tail.findLastIndex(({ means }) => means !== null);
  const isOutput = tail[last]?.means === task.goal.output;
  const cut = last >= 0 && isOutput ? last : tail.length;
  const [above, below] = [tail.slice(0, cut), tail.slice(cut)];
  const items = [...fed, ...head, ...leaves, ...early, ...above, ...loose, ...below];
  const blockEnd = leaves.at(-1) ?? head.at(-1);
  const waits = new Set(blockEnd ? fed : []);
  const needsOf = needs(task, stay, makers);
  return ordered(items, (unit) =>
    waits.has(unit) && blockEnd ? [...needsOf(unit), blockEnd] : needsOf(unit),
  );
}

interface Sorted {
  readonly leaves: readonly Unit[];
  /** Uses of ops that read other statements: each comes to stand below the last of them. */
  readonly fed: readonly Unit[];
  /** Those that read none: they stand early where others read them, else out of the way. */
  readonly early: readonly Unit[];
  readonly loose: readonly Unit[];
}

function sorted(task: Task, fresh: readonly Unit[], makers: ReadonlyMap<string, Unit>): Sorted {
  const [leaves, fed, early, loose]: [Unit[], Unit[], Unit[], Unit[]] = [[], [], [], []];
  for (const unit of fresh) {
    if (isLeafUnit(task, unit)) leaves.push(unit);
    else if (readsOf(task, unit).some((id) => makers.has(id))) fed.push(unit);
    else if (unit.nodes.some((id) => hasReaders(task, unit, id))) early.push(unit);
    else loose.push(unit);
  }
  return { leaves, fed, early, loose };
}

function hasReaders({ goal }: Task, unit: Unit, id: string): boolean {
  return (goal.readers.get(id) ?? []).some((reader) => !unit.nodes.includes(reader));
}

function isLeafUnit({ goal, ops }: Task, { nodes, isBare }: Unit): boolean {
  const [id, ...others] = nodes;
  const node = goal.nodes.get(id ?? "");
  return node !== undefined && !isBare && others.length === 0 && isLeafNode(node, ops);
}

/** The nodes that a unit's expression names. */
function readsOf({ goal }: Task, { nodes }: Unit): string[] {
  const own = new Set(nodes.length > 1 ? nodes : []);
  const reads: string[] = [];
  for (const id of nodes) {
    for (const from of goal.nodes.get(id)?.inputs ?? []) {
      if (from !== null && !own.has(from)) reads.push(from);
    }
  }
  return reads;
}

/** The units that must stand above a unit; what has always stood below, in old text, may stay. */
function needs(
  task: Task,
  stay: readonly Unit[],
  makers: ReadonlyMap<string, Unit>,
): (unit: Unit) => Unit[] {
  const places = new Map<number | null, Unit>(stay.map((unit) => [unit.part, unit]));
  return (unit) => {
    const part = unit.isKept ? task.parts[unit.part ?? -1] : undefined;
    const found: Unit[] = [];
    if (!part) {
      for (const id of readsOf(task, unit)) {
        const other = makers.get(id);
        if (other) found.push(other);
      }
      return found;
    }
    for (const { name, binds } of part.reads) {
      const other = binds < 0 ? makers.get(task.identity.now(name)) : places.get(binds);
      if (other && (other.part ?? -1) < (unit.part ?? Infinity)) found.push(other);
    }
    return found;
  };
}
