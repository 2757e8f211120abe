import { effect, signal } from "@preact/signals";

import { placesBetween } from "./between";
import { places as settled } from "./network";
import type { Places } from "./places";
import { isStill } from "./room";

/** How long units take to their new places, ms. */
const LASTS = 180;

/** Where everything is drawn now: on its way for a moment after a unit or a layer came or went. */
export const shownPlaces = signal<Places | null>(null);

let frame = 0;

/** Follows the places from now on; the answer ends it. */
export function glide(): () => void {
  const end = effect(() => {
    const [from, to] = [shownPlaces.peek(), settled.value];
    cancelAnimationFrame(frame);
    if (!from || !to || isStill() || hasSameUnits(from, to)) shownPlaces.value = to;
    else start(from, to);
  });
  return () => {
    cancelAnimationFrame(frame);
    end();
  };
}

function start(from: Places, to: Places): void {
  let began: number | null = null;
  function step(now: number): void {
    began ??= now;
    const share = Math.min(1, (now - began) / LASTS);
    shownPlaces.value = share < 1 ? placesBetween(from, to, 1 - (1 - share) ** 3) : to;
    if (share < 1) frame = requestAnimationFrame(step);
  }
  shownPlaces.value = placesBetween(from, to, 0);
  frame = requestAnimationFrame(step);
}

/** Only the room is another: nothing came or went that one would follow with the eyes. */
function hasSameUnits(one: Places, other: Places): boolean {
  return one.first.join() === other.first.join() && one.x.length === other.x.length;
}
