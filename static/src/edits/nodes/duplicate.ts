import type { Point } from "../../model/document";
import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import type { Ops } from "../../model/graph";
import { groupsOfCopies } from "../groups/copies";
import { namer } from "../names";
import { own, withEntries } from "../records";
import { idsOf, MOST_NODES, nodesAmong, tooMany, withInputs, withNodes } from "../sketch_nodes";
import { counted } from "../words";

/**
 * Nodes once more, `by` beside the places `from` that they are drawn at: edges among them follow,
 * and what they read from others the copies read too.
 */
export function duplicate(
  { document, sketch }: Work,
  ids: Iterable<string>,
  by: Point,
  from: ReadonlyMap<string, Point>,
  ops: Ops,
): Edit | Refusal {
  const taken = idsOf(sketch);
  const originals = nodesAmong(sketch, ids);
  if (originals.length === 0) return refusal(null, "there is nothing here to duplicate");
  const count = taken.size + originals.length;
  if (count > MOST_NODES) return tooMany(count);
  const free = namer(taken, ops);
  const copyOf = new Map(originals.map(({ id }) => [id, free(id)]));
  const read = (id: string | null): string | null => (id === null ? null : (copyOf.get(id) ?? id));
  const copies = originals.map((node) => ({
    ...withInputs(node, read),
    id: copyOf.get(node.id) ?? node.id,
  }));
  const places = [...copyOf].flatMap(([id, copy]) => {
    const place = from.get(id) ?? own(document.places, id);
    return place ? [[copy, { x: place.x + by.x, y: place.y + by.y }] as const] : [];
  });
  return {
    name: `duplicate ${counted([...copyOf.keys()])}`,
    sketch: withNodes(sketch, copies),
    rest: {
      places: withEntries(document.places, places),
      groups: withEntries(document.groups, groupsOfCopies(document.groups, copyOf)),
    },
    selected: [...copyOf.values()],
  };
}
