import { Dialog } from "../front/Dialog";
import { Chooser } from "./Chooser";
import { opSections, type Asked } from "./op_choices";

/** Chooses what shall stand at a place, at the end of a wire, on an edge, or instead of a node. */
export function OpChooser({ asked }: { readonly asked: Asked }) {
  const label = titleOf(asked);
  const sections = (typed: string) => opSections(asked, typed);
  return (
    <Dialog label={label} kind="ops" screen={asked.screen}>
      <Chooser label={label} hint={hintOf(asked)} find={sections} />
    </Dialog>
  );
}

function titleOf({ instead, edge, wire }: Asked): string {
  if (instead) return `Replace ${instead.join(", ")} by`;
  if (edge !== undefined) {
    const [from, to] = edge.split(":");
    return `Insert an op between ${from} and ${to}`;
  }
  if (!wire) return "Add an op";
  return "from" in wire ? `What reads ${wire.from}?` : `What does ${wire.to} read?`;
}

function hintOf({ instead, edge, wire }: Asked): string {
  if (instead || edge !== undefined) return "tanh, +, activation";
  return wire ? "tanh, +, or a node's name" : "tanh, +, activation, or a number";
}
