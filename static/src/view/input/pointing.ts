import { cardAt } from "../index/card_plan";
import { aimAt } from "./aim";
import type { Hand } from "./hand";

/**
 * From afar a card has no element until it is pointed at: then it gets one, and whatever follows, a
 * click, a drag, a menu, meets it there.
 */
export function pointing(hand: Hand): void {
  const { host, far } = hand;
  host.addEventListener("pointermove", (event) => {
    if (event.buttons === 0) far.point(nodeAt(hand, event));
  });
  host.addEventListener("pointerdown", (event) => far.point(nodeAt(hand, event)), {
    capture: true,
  });
  host.addEventListener("pointerleave", () => far.point(null));
  host.addEventListener("focusin", ({ target }) => {
    const aim = aimAt(target);
    const isShown = target instanceof Element && target.matches(":focus-visible");
    far.focus(aim.kind === "node" && isShown ? aim.key : null);
  });
  host.addEventListener("focusout", () => far.focus(null));
}

/** The element that a press is at: a finger comes down before anything has been pointed at. */
export function pressedAt({ detail, drawing, view }: Hand, event: MouseEvent): EventTarget | null {
  const { plan } = detail;
  if (!plan || !detail.isFar || aimAt(event.target).kind !== "ground") return event.target;
  const id = cardAt(plan.cards, view.place({ x: event.clientX, y: event.clientY }));
  return (id === null ? undefined : drawing.elementOf(id)) ?? event.target;
}

function nodeAt({ detail, view }: Hand, { clientX: x, clientY: y }: MouseEvent): string | null {
  const { plan } = detail;
  return plan && detail.isFar ? cardAt(plan.cards, view.place({ x, y })) : null;
}
