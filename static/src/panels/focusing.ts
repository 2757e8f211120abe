import { stage, tableShown } from "../session";

/** Give the keyboard to a node where it is read now: its card, or its row of the table. */
export function focusOn(key: string): void {
  if (!tableShown.peek()) {
    stage.peek()?.focus(key);
    return;
  }
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)?.focus();
}

/** The same once the page is drawn anew, and what stood in front is gone. */
export function focusSoon(key: string): void {
  requestAnimationFrame(() => focusOn(key));
}
