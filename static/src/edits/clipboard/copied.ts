import type { Work } from "../../model/edit";
import { outermostWhole, wholeGroups } from "../groups/wholes";
import { below, parentOf } from "../groups/paths";
import { withMembers } from "../groups/members";
import { own } from "../records";
import { nodesAmong } from "../sketch_nodes";
import { FORM, MARK, type Part } from "./form";

/** What is selected as JSON text, to be pasted here, in another window, or anywhere as text. */
export function copied({ document, sketch }: Work, shown: Iterable<string>): string {
  const keys = [...shown];
  const nodes = nodesAmong(sketch, withMembers(document, keys));
  const ids = new Set(nodes.map(({ id }) => id));
  const isNote = new Set(keys.filter((key) => !ids.has(key)));
  const part: Part = {
    nodes,
    output: sketch.output !== null && ids.has(sketch.output) ? sketch.output : null,
    places: entriesFor(ids, (id) => own(document.places, id)),
    groups: wholeGroupsOf(document.groups, ids),
    notes: document.notes.filter(({ id }) => isNote.has(id)),
  };
  return JSON.stringify({ [MARK]: FORM, ...part });
}

/** The groups of nodes as far as they are copied whole; what is around them stays behind. */
function wholeGroupsOf(
  groups: Readonly<Record<string, string>>,
  ids: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  const wholes = wholeGroups(groups, ids);
  return entriesFor(ids, (id) => {
    const whole = outermostWhole(groups, id, (group) => wholes.has(group));
    return whole === null ? undefined : below(own(groups, id) ?? "", parentOf(whole));
  });
}

function entriesFor<T>(
  ids: ReadonlySet<string>,
  find: (id: string) => T | undefined,
): Readonly<Record<string, T>> {
  const entries = [...ids].flatMap((id) => {
    const found = find(id);
    return found === undefined ? [] : [[id, found] as const];
  });
  return Object.fromEntries(entries);
}
