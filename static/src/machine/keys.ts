/** What a person types in: keys are letters there. */
export const TYPED_IN =
  'input:not([type="range"], [type="checkbox"]), textarea, select, [contenteditable="true"], ' +
  '[role="spinbutton"]';
/** Keys that move a slider. */
const MOVING = /^(Arrow|Page|Home$|End$)/;

/** Whether a key means something of its own to what has the keyboard. */
export function isTheirs(key: string, target: Element | null): boolean {
  if (key === " ") return Boolean(target?.closest('button, a, summary, [type="checkbox"]'));
  return MOVING.test(key) && Boolean(target?.closest('[type="range"]'));
}

/** A key as the records of commands write it: Control, Alt and Shift in this order, then the key. */
export function keyName(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key === " " ? "Space" : event.key;
  const isWord = key.length > 1 || control || event.altKey;
  // A letter's case says whether Shift was held; of other signs it is part of the sign.
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  const shift = event.shiftKey && (isWord || isLetter);
  const parts = [control && "Control", event.altKey && "Alt", shift && "Shift"];
  return [...parts.filter(Boolean), isLetter ? key.toLowerCase() : key].join("+");
}

const PRINTED: Readonly<Record<string, string>> = {
  Control: "Ctrl",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Delete: "Del",
};

/** A key as it is printed on keyboards. */
export function shownKey(key: string): string {
  if (key.length === 1) return key.toUpperCase();
  const keys = key.split("+");
  return keys.map((each) => PRINTED[each] ?? capital(each)).join("+");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
