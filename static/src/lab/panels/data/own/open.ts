import { signal } from "@preact/signals";

export type Tab = "table" | "paint" | "formula";

/** The tab of one's own data that stands in front; null while the dialog is closed. */
export const openTab = signal<Tab | null>(null);
const lastTab = signal<Tab>("table");

/** Open the dialog, or go to another of its tabs; without a name at the one that was last there. */
export function openOwnData(tab: Tab = lastTab.peek()): void {
  lastTab.value = tab;
  openTab.value = tab;
}

export function closeOwnData(): void {
  openTab.value = null;
}
