import { signal } from "@preact/signals";

/** Whether the page has what it opens with: the ops, and the graph of its address. */
export const isReady = signal(false);
