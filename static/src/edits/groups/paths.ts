/** Groups stand within groups: the path of one names them all, as in layer1/neuron3. */

/** The longest path; the API takes no longer one. */
const LONGEST = 300;

/** The group that a path is in, or "" where it is in none. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

export function lastOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A path below another; below "" it stands by itself. */
export function joined(parent: string, path: string): string {
  return parent === "" || path === "" ? parent + path : `${parent}/${path}`;
}

/** What of a path stands below a group that it is in; "" for the group itself. */
export function below(path: string, group: string): string {
  return group === "" ? path : path.slice(group.length + 1);
}

/** Whether a path is that of a group or of one within it. */
export function isWithin(path: string, group: string): boolean {
  return group === "" || path === group || path.startsWith(`${group}/`);
}

/** The groups around a path, the outermost first and itself last. */
export function around(path: string): readonly string[] {
  if (path === "") return [];
  const parts = path.split("/");
  return parts.map((_, i) => parts.slice(0, i + 1).join("/"));
}

/** All groups that there are, with those around them. */
export function pathsOf(groups: Readonly<Record<string, string>>): ReadonlySet<string> {
  return new Set([...new Set(Object.values(groups))].flatMap(around));
}

/** Why a group cannot be called so; null where it can. */
export function groupFault(name: string, parent: string): string | null {
  if (name === "") return "a group needs a name";
  if (name.includes("/")) return "a group's name has no / in it, which parts groups within groups";
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(name))
    return "a group's name is one line of letters that are seen";
  return joined(parent, name).length > LONGEST ? "this name is too long for a group" : null;
}

const BOX = "group/";

/** The id of the one node that a closed group is drawn as; no name of the language has a /. */
export function boxOf(path: string): string {
  return BOX + path.replaceAll("%", "%25").replaceAll(":", "%3A");
}

/** The path of the group that a box is drawn for; null where the id is no box's. */
export function groupOf(box: string): string | null {
  if (!box.startsWith(BOX)) return null;
  return box.slice(BOX.length).replaceAll("%3A", ":").replaceAll("%25", "%");
}
