import { isRefusal, refusal, type Edit, type Refusal, type Work } from "../model/edit";
import type { Ops } from "../model/graph";
import { slotsOf } from "../model/sketch";
import { edgeOf } from "./edge";
import { withMembers } from "./groups/members";
import { deleteNodes } from "./nodes/delete_nodes";
import { deleteNotes } from "./notes";
import { idsOf, nodeOf } from "./sketch_nodes";
import { together } from "./together";
import { disconnect } from "./wires/disconnect";

/** Whatever is selected taken away: nodes, closed groups with all in them, edges and notes. */
export function deleteSelected(work: Work, keys: Iterable<string>, ops: Ops): Edit | Refusal {
  const all = [...new Set(keys)];
  const isNode = idsOf(work.sketch);
  const isNote = new Set(work.document.notes.map(({ id }) => id));
  const nodes = withMembers(work.document, all).filter((id) => isNode.has(id));
  const notes = all.filter((id) => !isNode.has(id) && isNote.has(id));
  const steps = [
    ...edgesAmong(work, all).map(
      ({ to, slot }) =>
        (now: Work) =>
          disconnect(now, to, slot, ops),
    ),
    ...(nodes.length > 0 ? [(now: Work) => deleteNodes(now, nodes)] : []),
    ...(notes.length > 0 ? [(now: Work) => deleteNotes(now, notes)] : []),
  ];
  const [first] = steps;
  if (!first) return refusal(null, "there is nothing here to delete");
  const edit =
    steps.length === 1 ? first(work) : together(work, `delete ${all.length} things`, steps);
  return isRefusal(edit) ? edit : { ...edit, selected: [] };
}

/** The edges there are among some keys; of one node the last slot first, as slots may close up. */
function edgesAmong({ sketch }: Work, keys: readonly string[]) {
  return keys
    .flatMap((key) => {
      const edge = edgeOf(key);
      const node = edge && nodeOf(sketch, edge.to);
      return edge && node && slotsOf(node)[edge.slot] === edge.from ? [edge] : [];
    })
    .toSorted((a, b) => b.slot - a.slot);
}
