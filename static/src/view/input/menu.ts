import { aimAt, type Aim } from "./aim";
import type { Hand } from "./hand";
import { lassoFrom } from "./lasso";
import type { Course, Press } from "./press";
import type { Point } from "../../layout";

/** A right click asks for a menu; keys and resting fingers ask for it elsewhere. */
export function rightClick(hand: Hand): void {
  hand.host.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    // The menu key and a resting finger bring this event too, and were heard already.
    const byMouse = event.button === 2 || event.ctrlKey;
    const byTouch = event instanceof PointerEvent && event.pointerType === "touch";
    if (byMouse && !byTouch)
      askMenu(hand, aimAt(event.target), { x: event.clientX, y: event.clientY });
  });
}

/** Ask for the menu of what is aimed at, which is selected by that if it was not. */
export function askMenu(hand: Hand, aim: Aim, screen: Point): void {
  select(hand, aim);
  const target = aim.kind === "ground" || aim.kind === "group" ? null : aim.key;
  hand.gestures.onMenu(target, hand.view.place(screen), screen);
}

function select({ drawing, gestures, selected }: Hand, aim: Aim): void {
  if (aim.kind === "ground") return;
  if (aim.kind === "group") gestures.onSelect(drawing.frames.members(aim.path));
  else if (!selected().has(aim.key)) gestures.onSelect([aim.key]);
}

/** A finger that rests on a card joins it to what is selected; on the ground it may draw a rectangle. */
export function held(hand: Hand, { target, at }: Press): Course | null {
  const aim = aimAt(target);
  if (aim.kind === "ground") return lassoFrom(hand, at);
  const chosen = hand.selected();
  if (aim.kind !== "group" && !chosen.has(aim.key)) hand.gestures.onSelect([...chosen, aim.key]);
  askMenu(hand, aim, at);
  return null;
}

/** A finger that rested on the ground, and drew nothing, asks for the menu there. */
export function released(hand: Hand, { target, at }: Press): void {
  const aim = aimAt(target);
  if (aim.kind === "ground") askMenu(hand, aim, at);
}
