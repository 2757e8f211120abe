import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import { own, withEntries } from "../records";
import { nodesAmong } from "../sketch_nodes";
import { counted, listed } from "../words";
import { around, groupFault, joined, pathsOf } from "./paths";
import { metFault, movedInto } from "./put_in_group";
import { restWith } from "./rest_with";

/** Nodes put into a new group, which stands in the innermost group that is around them all. */
export function group(
  { document, sketch }: Work,
  ids: Iterable<string>,
  name: string,
): Edit | Refusal {
  const inside = nodesAmong(sketch, ids).map(({ id }) => id);
  if (inside.length === 0) return refusal(null, "select the nodes that are to be in the group");
  const wanted = name.trim();
  const parent = aroundAll(inside.map((id) => own(document.groups, id) ?? ""));
  const fault = groupFault(wanted, parent);
  if (fault) return refusal(null, fault);
  const path = joined(parent, wanted);
  if (pathsOf(document.groups).has(path)) return refusal(null, metFault(path));
  const groups = withEntries(document.groups, movedInto(document, inside, path));
  const which = inside.length === 2 ? listed(inside) : counted(inside);
  return { name: `group ${which} as ${wanted}`, sketch, rest: restWith(document, { groups }) };
}

/** The innermost group around all of some paths; "" where there is none. */
function aroundAll(paths: readonly string[]): string {
  const [first = [], ...rest] = paths.map(around).sort((a, b) => a.length - b.length);
  const shared = first.filter((group, i) => rest.every((other) => other[i] === group));
  return shared.at(-1) ?? "";
}
