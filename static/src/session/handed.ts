import { signal } from "@preact/signals";

const KEY = "backprop-explorer.left-handed";

/** Whether what a thumb reaches for stands on the left, on this machine. */
export const leftHanded = signal(remembered());

export function changeHands(): void {
  leftHanded.value = !leftHanded.value;
  try {
    localStorage.setItem(KEY, String(leftHanded.value));
  } catch {
    // A browser that keeps nothing asks again on the next visit.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === "true";
  } catch {
    return false;
  }
}
