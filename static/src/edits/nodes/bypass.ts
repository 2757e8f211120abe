import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import { slotsOf, type SketchNode } from "../../model/sketch";
import { restWith } from "../groups/rest_with";
import { without } from "../records";
import { nodesAmong, withInputs } from "../sketch_nodes";
import { counted } from "../words";

/** Nodes taken out of the way: what read one of them reads its first input instead. */
export function bypass({ document, sketch }: Work, ids: Iterable<string>): Edit | Refusal {
  const gone = nodesAmong(sketch, ids);
  if (gone.length === 0) return refusal(null, "there is nothing here to take out");
  const blind = gone.find((node) => firstInput(node) === null);
  if (blind) return refusal(blind.id, `${blind.id} reads nothing that could stand in its place`);
  const inPlace = new Map(gone.map((node) => [node.id, firstInput(node)]));
  const led = (from: string | null): string | null => {
    const passed = new Set<string>();
    let id = from;
    while (id !== null && inPlace.has(id) && !passed.has(id)) {
      passed.add(id);
      id = inPlace.get(id) ?? null;
    }
    return id !== null && inPlace.has(id) ? null : id;
  };
  const nodes = sketch.nodes
    .filter(({ id }) => !inPlace.has(id))
    .map((node) => withInputs(node, led));
  const isGone = (id: string): boolean => inPlace.has(id);
  return {
    name: `take out ${counted(gone.map(({ id }) => id))}`,
    sketch: { nodes, output: led(sketch.output) ?? nodes.at(-1)?.id ?? null },
    rest: restWith(document, {
      groups: without(document.groups, isGone),
      places: without(document.places, isGone),
    }),
    selected: [],
  };
}

function firstInput(node: SketchNode): string | null {
  return slotsOf(node).find((from) => from !== null) ?? null;
}
