import { computed, signal } from "@preact/signals";

import { scaleOf } from "../timeline/sizes";
import { tab } from "../machine/remembered";
import { timeline, trace, wrt } from "./state";

const NAME = "sizes";

/** Whether cards are tinted by the sizes of derivatives, in this tab. */
export const sizesWanted = signal(tab.recall(NAME) === "true");

export function changeSizes(): void {
  sizesWanted.value = !sizesWanted.value;
  tab.keep(NAME, String(sizesWanted.value));
}

/** Whether the sweep has derivatives: values alone have none, and counts of paths are none. */
export const canSize = computed(() => {
  const now = timeline.value;
  return now !== null && now.derivative !== "paths" && now.forwardEnd < now.steps.length;
});

/** The scale that cards are tinted by; null where they are not. */
export const sizeScale = computed(() => {
  const now = trace.value;
  return sizesWanted.value && canSize.value && now ? scaleOf(now, wrt.value) : null;
});
