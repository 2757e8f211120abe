import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import type { Ops } from "../../model/graph";
import { nameFault, typed } from "../names";
import { rekeyed } from "../records";
import { idsOf, noNode, withInputs } from "../sketch_nodes";

/** A node called differently, wherever it is read. */
export function renameNode(
  { document, sketch }: Work,
  id: string,
  wanted: string,
  ops: Ops,
): Edit | Refusal {
  const taken = idsOf(sketch);
  if (!taken.has(id)) return noNode(id);
  const to = typed(wanted);
  if (to === id) return refusal(id, `${id} is called so already`);
  const fault = nameFault(to, taken, ops);
  if (fault) return refusal(id, fault);
  const named = (from: string | null): string | null => (from === id ? to : from);
  const nodes = sketch.nodes.map((node) => {
    const read = withInputs(node, named);
    return node.id === id ? { ...read, id: to } : read;
  });
  return {
    name: `rename ${id} to ${to}`,
    sketch: { nodes, output: named(sketch.output) },
    renamed: Object.fromEntries([[id, to]]),
    rest: {
      places: rekeyed(document.places, id, to),
      groups: rekeyed(document.groups, id, to),
    },
  };
}
