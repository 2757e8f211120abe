import { isTheirs, keyName, TYPED_IN } from "../machine/keys";
import { overlay } from "../session";
import type { Command } from "./command";

/** Run the command that a key stands for, unless the person is typing or answering a dialog. */
export function onKey(all: readonly Command[], event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const pressed = keyName(event);
  if (target?.closest(TYPED_IN) && !ALWAYS.has(pressed)) return;
  if (overlay.value !== null && overlay.value.kind !== "find") return;
  if (isTheirs(event.key, target)) return;
  const command = all.find(({ keys, native }) => !native && keys.includes(pressed));
  if (!command || event.defaultPrevented) return;
  event.preventDefault();
  if (!command.isOff?.()) command.run();
}

/** Keys that mean the same while one types. */
const ALWAYS: ReadonlySet<string> = new Set(["Control+k", "Control+s", "Control+o"]);
