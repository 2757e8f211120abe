import { edgeKey } from "../layout/layout";

/** One edge: the node it comes from, and the port it goes in at. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly slot: number;
}

export function keyOf({ from, to, slot }: Edge): string {
  return edgeKey(from, to, slot);
}

/** The edge that a key names, or null where it names none. No id has a colon in it. */
export function edgeOf(key: string): Edge | null {
  const match = /^([^:]+):([^:]+):(\d{1,6})$/.exec(key);
  const [, from, to, slot] = match ?? [];
  if (from === undefined || to === undefined || slot === undefined) return null;
  return { from, to, slot: Number(slot) };
}
