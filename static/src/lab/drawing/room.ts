import { computed, signal } from "@preact/signals";

import type { Box, Room } from "./places";

const WITH_MOUSE: Room = { head: 104, foot: 16, side: 76, column: 84, body: 0 };
/** What is set above the columns with a mouse stands in the settings of a layer. */
const WITH_FINGER: Room = { head: 60, foot: 12, side: 56, column: 110, body: 208 };

const finger = matchMedia("(pointer: coarse)");
const stillness = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether a finger presses, for which everything has to be larger. */
export const hasFinger = signal(finger.matches);
/** The room that the page gives the drawing. */
export const box = signal<Box>({ width: 680, height: 640 });
export const room = computed(() => (hasFinger.value ? WITH_FINGER : WITH_MOUSE));

finger.addEventListener("change", () => (hasFinger.value = finger.matches));

/** Whether a person asked for nothing to move. */
export function isStill(): boolean {
  return stillness.matches;
}
