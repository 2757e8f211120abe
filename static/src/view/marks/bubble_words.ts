import { slotName } from "../cards/kind";
import type { Ops } from "../../model/graph";
import { slotsOf, type SketchNode } from "../../model/sketch";
import type { Mark } from "../picture";

/** What is said beside a card: each thing once, and of several open ports only which they are. */
export function bubbleWords(node: SketchNode, marks: readonly Mark[], ops: Ops): string {
  const slots = slotsOf(node);
  const open = marks.filter(({ slot }) => slot !== null && slots[slot] === null);
  const others = open.length > 1 ? marks.filter((mark) => !open.includes(mark)) : marks;
  const names = open.map(({ slot }) => slotName(node, slot ?? 0, ops));
  const opened = open.length > 1 ? [`nothing is connected to ${listed(names)} yet`] : [];
  return [...new Set([...opened, ...others.map(({ message }) => message)])].join("\n");
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
