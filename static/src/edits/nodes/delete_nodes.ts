import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import { slotsOf, type Sketch, type SketchNode } from "../../model/sketch";
import { restWith } from "../groups/rest_with";
import { without } from "../records";
import { nodesAmong, withInputs } from "../sketch_nodes";
import { counted } from "../words";

/** Nodes taken away; what read them is left with open ports. */
export function deleteNodes({ document, sketch }: Work, ids: Iterable<string>): Edit | Refusal {
  const gone = nodesAmong(sketch, ids).map(({ id }) => id);
  if (gone.length === 0) return refusal(null, "there is nothing here to delete");
  const isGone = isAmong(gone);
  const nodes = sketch.nodes
    .filter(({ id }) => !isGone(id))
    .map((node) => withInputs(node, (from) => (from !== null && isGone(from) ? null : from)));
  return {
    name: `delete ${counted(gone)}`,
    sketch: { nodes, output: outputWithout(sketch, isGone, nodes) },
    rest: restWith(document, {
      groups: without(document.groups, isGone),
      places: without(document.places, isGone),
    }),
    selected: [],
  };
}

function isAmong(ids: readonly string[]): (id: string) => boolean {
  const all = new Set(ids);
  return (id) => all.has(id);
}

/** The output, or where it goes the nearest node before it that stays, or else the last node. */
function outputWithout(
  sketch: Sketch,
  isGone: (id: string) => boolean,
  left: readonly SketchNode[],
): string | null {
  if (sketch.output === null || !isGone(sketch.output)) return sketch.output;
  const byId = new Map(sketch.nodes.map((node) => [node.id, node]));
  const reached = new Set([sketch.output]);
  for (const id of reached) {
    const node = byId.get(id);
    if (!node) continue;
    if (!isGone(id)) return id;
    for (const from of slotsOf(node)) if (from !== null) reached.add(from);
  }
  return left.at(-1)?.id ?? null;
}
