import type { Document } from "../../model/document";
import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import { quoted } from "../words";
import {
  below,
  boxOf,
  groupFault,
  groupOf,
  isWithin,
  joined,
  lastOf,
  parentOf,
  pathsOf,
} from "./paths";
import { metFault } from "./put_in_group";
import { restWith } from "./rest_with";

/** A group called differently. */
export function renameGroup(
  { document, sketch }: Work,
  path: string,
  name: string,
): Edit | Refusal {
  const paths = pathsOf(document.groups);
  if (!paths.has(path)) return refusal(null, `there is no group ${quoted(path)}`);
  const parent = parentOf(path);
  const wanted = name.trim();
  const fault = groupFault(wanted, parent);
  if (fault) return refusal(null, fault);
  const next = joined(parent, wanted);
  if (next === path) return refusal(null, `${wanted} is called so already`);
  if (paths.has(next)) return refusal(null, metFault(next));
  const to = (each: string): string =>
    isWithin(each, path) ? joined(next, below(each, path)) : each;
  return {
    name: `rename group ${lastOf(path)} to ${wanted}`,
    sketch,
    rest: repathed(document, to),
  };
}

/** A group taken away; its nodes, and the groups within it, stand in the group around it. */
export function ungroup({ document, sketch }: Work, path: string): Edit | Refusal {
  const paths = pathsOf(document.groups);
  if (!paths.has(path)) return refusal(null, `there is no group ${quoted(path)}`);
  const parent = parentOf(path);
  const to = (each: string): string =>
    isWithin(each, path) ? joined(parent, below(each, path)) : each;
  const met = [...paths]
    .filter((each) => each !== path && isWithin(each, path))
    .map(to)
    .find((each) => paths.has(each) && !isWithin(each, path));
  if (met !== undefined) return refusal(null, metFault(met));
  return { name: `ungroup ${lastOf(path)}`, sketch, rest: repathed(document, to) };
}

/** The rest of an edit after which every group's path is another; "" is no group any more. */
function repathed(document: Document, to: (path: string) => string): NonNullable<Edit["rest"]> {
  const groups = Object.entries(document.groups)
    .map(([id, path]) => [id, to(path)] as const)
    .filter(([, path]) => path !== "");
  const places = Object.entries(document.places).map(([id, place]) => {
    const path = groupOf(id);
    return [path === null ? id : boxOf(to(path)), place] as const;
  });
  return restWith(document, {
    groups: Object.fromEntries(groups),
    places: Object.fromEntries(places),
    closed: [...new Set(document.closed.map(to))],
  });
}
