import { signal } from "@preact/signals";

/** So many ops are remembered as used lately. */
const KEPT = 8;
const KEY = "backprop-explorer.recent-ops";

/** The ops used last, newest first, on this machine. */
export const recentOps = signal<readonly string[]>(remembered());

export function noteUse(op: string): void {
  recentOps.value = [op, ...recentOps.value.filter((each) => each !== op)].slice(0, KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(recentOps.value));
  } catch {
    // A browser that keeps nothing only forgets which ops were used.
  }
}

function remembered(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((op) => typeof op === "string").slice(0, KEPT) : [];
  } catch {
    return [];
  }
}
