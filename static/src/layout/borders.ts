import { outside, within, type Groups } from "./groups";
import type { LayoutNode } from "./layout";

/** What passes the borders of the groups: the nodes that are read from beyond them, by path. */
export interface Borders {
  /** Nodes outside a group that its members read. */
  readonly entering: ReadonlyMap<string, ReadonlySet<string>>;
  /** Members of a group that are read outside it. */
  readonly leaving: ReadonlyMap<string, ReadonlySet<string>>;
}

export function bordersOf(nodes: Iterable<LayoutNode>, { homes, paths }: Groups): Borders {
  const entering = new Map(paths.map((path) => [path, new Set<string>()]));
  const leaving = new Map(paths.map((path) => [path, new Set<string>()]));
  for (const { id, inputs } of nodes) {
    for (const source of inputs) {
      const [from, to] = [homes.get(source), homes.get(id)];
      if (from === undefined || to === undefined || from === to) continue;
      for (const path of upFrom(to, from)) entering.get(path)?.add(source);
      for (const path of upFrom(from, to)) leaving.get(path)?.add(source);
    }
  }
  return { entering, leaving };
}

/** The groups around `path`, itself first, up to the first that is also around `other`. */
export function upFrom(path: string, other: string): string[] {
  const groups: string[] = [];
  for (let group = path; !within(other, group); group = outside(group)) groups.push(group);
  return groups;
}
