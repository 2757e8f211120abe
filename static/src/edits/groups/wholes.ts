import { own } from "../records";
import { around } from "./paths";

/** The groups all of whose nodes are among some ids. */
export function wholeGroups(
  groups: Readonly<Record<string, string>>,
  ids: ReadonlySet<string>,
): ReadonlySet<string> {
  const left = new Map<string, number>();
  const touched = new Set<string>();
  for (const [id, path] of Object.entries(groups)) {
    for (const group of around(path)) {
      if (ids.has(id)) touched.add(group);
      else left.set(group, (left.get(group) ?? 0) + 1);
    }
  }
  return new Set([...touched].filter((group) => !left.has(group)));
}

/** The outermost group around a node that is a whole one, and that counts; null where none is. */
export function outermostWhole(
  groups: Readonly<Record<string, string>>,
  id: string,
  counts: (group: string) => boolean,
): string | null {
  return around(own(groups, id) ?? "").find(counts) ?? null;
}
