import { signal } from "@preact/signals";

import { machine } from "../machine/remembered";

const NAME = "left-handed";

/** Whether what a thumb reaches for stands on the left, on this machine. */
export const leftHanded = signal(machine.recall(NAME) === "true");

export function changeHands(): void {
  leftHanded.value = !leftHanded.value;
  machine.keep(NAME, String(leftHanded.value));
}
