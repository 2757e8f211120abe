import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import type { AttrValue, Ops } from "../../model/graph";
import { withEntries, without } from "../records";
import { nodeOf, noNode, withNode } from "../sketch_nodes";
import { attrFault, isDefault } from "./attrs";

/** A setting of a node's op; what is set to its default is not kept. */
export function setAttr(
  { sketch }: Work,
  id: string,
  name: string,
  value: AttrValue,
  ops: Ops,
): Edit | Refusal {
  const node = nodeOf(sketch, id);
  if (!node) return noNode(id);
  const op = ops.get(node.op);
  if (!op) return refusal(id, `${node.op} is no op, so that it has no settings`);
  const fault = attrFault(op, name, value);
  if (fault) return refusal(id, fault);
  const { attrs = {}, ...bare } = node;
  const next = isDefault(op, name, value)
    ? without(attrs, (each) => each === name)
    : withEntries(attrs, [[name, value] as const]);
  return {
    name: `set ${name} of ${id}`,
    sketch: withNode(sketch, Object.keys(next).length > 0 ? { ...bare, attrs: next } : bare),
  };
}
