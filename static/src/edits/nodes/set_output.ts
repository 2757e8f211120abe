import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import { nodeOf, noNode } from "../sketch_nodes";

/** Another node whose gradients are asked for. */
export function setOutput({ sketch }: Work, id: string): Edit | Refusal {
  if (!nodeOf(sketch, id)) return noNode(id);
  if (sketch.output === id) return refusal(id, `${id} is the output already`);
  return { name: `make ${id} the output`, sketch: { ...sketch, output: id } };
}
