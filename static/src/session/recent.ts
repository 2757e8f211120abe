import { signal } from "@preact/signals";

import { machine } from "../machine/remembered";

/** So many ops are remembered as used lately. */
const KEPT = 8;
const NAME = "recent-ops";

/** The ops used last, newest first, on this machine. */
export const recentOps = signal<readonly string[]>(remembered());

export function noteUse(op: string): void {
  recentOps.value = [op, ...recentOps.value.filter((each) => each !== op)].slice(0, KEPT);
  machine.keep(NAME, recentOps.value.join(" "));
}

function remembered(): readonly string[] {
  return (machine.recall(NAME) ?? "").match(/\w+/g)?.slice(0, KEPT) ?? [];
}
