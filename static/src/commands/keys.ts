import { overlay } from "../session";
import type { Command } from "./command";

/** Run the command that a key stands for, unless the person is typing or answering a dialog. */
export function onKey(all: readonly Command[], event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const pressed = keyName(event);
  if (target?.closest(TYPED_IN) && !ALWAYS.has(pressed)) return;
  if (overlay.value !== null && overlay.value.kind !== "find") return;
  if (event.key === " " && target?.closest('button, a, summary, [type="checkbox"]')) return;
  if (MOVING.test(event.key) && target?.closest('[type="range"]')) return;
  const command = all.find(({ keys, native }) => !native && keys.includes(pressed));
  if (!command || event.defaultPrevented) return;
  event.preventDefault();
  if (!command.isOff?.()) command.run();
}

const TYPED_IN =
  'input:not([type="range"], [type="checkbox"]), textarea, select, [contenteditable="true"], ' +
  '[role="spinbutton"]';
/** Keys that move a slider. */
const MOVING = /^(Arrow|Page|Home$|End$)/;
/** Keys that mean the same while one types. */
const ALWAYS: ReadonlySet<string> = new Set(["Control+k", "Control+s", "Control+o"]);

/** A key as the records of commands write it: Control, Alt and Shift in this order, then the key. */
function keyName(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key === " " ? "Space" : event.key;
  const isWord = key.length > 1 || control || event.altKey;
  // A letter's case says whether Shift was held; of other signs it is part of the sign.
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  const shift = event.shiftKey && (isWord || isLetter);
  const parts = [control && "Control", event.altKey && "Alt", shift && "Shift"];
  return [...parts.filter(Boolean), isLetter ? key.toLowerCase() : key].join("+");
}
