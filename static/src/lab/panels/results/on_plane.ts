import { computed, signal } from "@preact/signals";

import type { Axis } from "../../contract";
import { data } from "../../session";
import { field, unitIndex } from "./field";
import { pointsOf, type Point } from "./points";

export const showsHeldOut = signal(true);
export const discretise = signal(false);

/** The axes of what is drawn, as one text: they seldom change, while the field does all the time. */
const axesText = computed(() => JSON.stringify(field.value?.axes ?? null));
export const axes = computed(() => JSON.parse(axesText.value) as readonly Axis[] | null);

/** The samples in the plane; none where a unit is drawn along one feature, for its height is another. */
export const points = computed<readonly Point[]>(() => {
  const [all, over] = [data.value, axes.value];
  if (!all || !over || (over.length === 1 && unitIndex.value !== null)) return [];
  const found = pointsOf(all, over);
  return showsHeldOut.value ? found : found.filter(({ heldOut }) => !heldOut);
});
