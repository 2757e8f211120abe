import type { Menu } from "../../commands";
import { edgeOf, groupOf } from "../../edits";
import { slotsOf } from "../../model/sketch";
import { document_, nodes } from "../../session";

/** What a key of the drawing stands for, as commands say what they are for. */
export function kindOf(target: string | null): Menu {
  if (target === null) return "ground";
  if (groupOf(target) !== null) return "group";
  if (document_.value.notes.some(({ id }) => id === target)) return "note";
  if (edgeOf(target)) return "edge";
  const node = nodes.value.get(target);
  return !node || slotsOf(node).length === 0 ? "leaf" : "node";
}
