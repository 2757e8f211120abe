import { slotsOf, type SketchNode } from "../../model/sketch";
import { ops } from "../../session";

/** Where an edge may go in at a node. */
export interface Port {
  readonly slot: number;
  readonly name: string;
  /** What it reads; null where it is open. */
  readonly held: string | null;
}

/** The ports of a node, open ones first; an op of any number of inputs has one more. */
export function portsOf(node: SketchNode): readonly Port[] {
  const names = ops.value.get(node.op)?.inputs ?? [];
  const grows = names.at(-1)?.startsWith("*") ?? false;
  const held = grows ? [...slotsOf(node), null] : slotsOf(node);
  const ports = held.map((from, slot) => ({ slot, name: portName(names, slot), held: from }));
  return [...ports.filter((port) => port.held === null), ...ports.filter((port) => port.held)];
}

/** What an input is called; of an op that takes any number of them, by its number too. */
export function portName(names: readonly string[], slot: number): string {
  const name = names[slot] ?? names.at(-1) ?? "";
  return name.startsWith("*") ? `${name.slice(1)} ${slot + 1}` : name;
}
