import type { Document } from "../../model/document";
import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import { own, withEntries } from "../records";
import { nodesAmong } from "../sketch_nodes";
import { counted, quoted } from "../words";
import { below, isWithin, joined, lastOf, parentOf, pathsOf } from "./paths";
import { restWith } from "./rest_with";
import { outermostWhole, wholeGroups } from "./wholes";

/** Nodes put into a group that there is, or out of every group, which is the path "". */
export function putInGroup(
  { document, sketch }: Work,
  ids: Iterable<string>,
  path: string,
): Edit | Refusal {
  const inside = nodesAmong(sketch, ids).map(({ id }) => id);
  if (inside.length === 0) return refusal(null, "there is nothing here to put into a group");
  const paths = pathsOf(document.groups);
  if (path !== "" && !paths.has(path)) return refusal(null, `there is no group ${quoted(path)}`);
  const moved = movedInto(document, inside, path);
  if (moved.size === 0) {
    const where = path === "" ? "in no group" : `in ${path}`;
    return refusal(
      null,
      `${counted(inside)} ${inside.length === 1 ? "is" : "are"} ${where} already`,
    );
  }
  const met = [...moved.values()].find((to) => to !== path && paths.has(to));
  if (met !== undefined) return refusal(null, metFault(met));
  const groups = Object.entries(withEntries(document.groups, moved)).filter(([, to]) => to !== "");
  return {
    name:
      path === ""
        ? `take ${counted(inside)} out of its group`
        : `put ${counted(inside)} into ${path}`,
    sketch,
    rest: restWith(document, { groups: Object.fromEntries(groups) }),
  };
}

/** That two groups of one name would come to stand side by side. */
export function metFault(path: string): string {
  const parent = parentOf(path);
  const where = parent === "" ? "" : ` in ${parent}`;
  return `there is a group ${lastOf(path)}${where} already; rename one of the two first`;
}

/**
 * The new paths of nodes that are moved into a group, of those that change. A group within which
 * all are moved stays together: it moves as it is.
 */
export function movedInto(
  { groups }: Document,
  ids: readonly string[],
  target: string,
): ReadonlyMap<string, string> {
  const wholes = wholeGroups(groups, new Set(ids));
  const moves = (group: string): boolean =>
    wholes.has(group) && parentOf(group) !== target && !isWithin(target, group);
  const to = (id: string): string => {
    const path = own(groups, id) ?? "";
    const whole = outermostWhole(groups, id, moves);
    return whole === null ? target : joined(target, below(path, parentOf(whole)));
  };
  return new Map(
    ids.map((id) => [id, to(id)] as const).filter(([id, path]) => path !== (own(groups, id) ?? "")),
  );
}
