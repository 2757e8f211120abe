import { own } from "../records";
import { below, joined, pathsOf } from "./paths";
import { outermostWhole, wholeGroups } from "./wholes";

/**
 * The groups of copies, by their ids: a group that is copied whole is a group of its own again,
 * beside the one it is a copy of; other copies stand where their originals do.
 */
export function groupsOfCopies(
  groups: Readonly<Record<string, string>>,
  copyOf: ReadonlyMap<string, string>,
): readonly (readonly [id: string, path: string])[] {
  const wholes = wholeGroups(groups, new Set(copyOf.keys()));
  const taken = new Set(pathsOf(groups));
  const copies = new Map<string, string>();
  const copied = (group: string): string => {
    const known = copies.get(group);
    if (known !== undefined) return known;
    const path = freePath(group, taken);
    taken.add(path);
    copies.set(group, path);
    return path;
  };
  return [...copyOf].flatMap(([id, copy]) => {
    const path = own(groups, id);
    if (path === undefined) return [];
    const whole = outermostWhole(groups, id, (group) => wholes.has(group));
    if (whole === null) return [[copy, path] as const];
    return [[copy, joined(copied(whole), below(path, whole))] as const];
  });
}

/** A path beside a group's, with the next number that is free. */
export function freePath(path: string, taken: ReadonlySet<string>): string {
  if (!taken.has(path)) return path;
  const [digits = ""] = /\d{0,9}$/.exec(path) ?? [];
  const stem = path.slice(0, path.length - digits.length);
  let number = Number(digits === "" ? 1 : digits) + 1;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
