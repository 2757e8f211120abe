import { history, overlay, redo, undo } from "../session";
import { nextRedo, nextUndo } from "../model/history";
import type { Command } from "./command";

/** Back and forth in what was done, each change by its name. */
export const HISTORY: readonly Command[] = [
  {
    name: "Undo",
    does: "Take back the last change",
    now: () => nextUndo(history.value),
    icon: "M8 3v3c5 0 8 3 8 8v2h-2v-2c0-4-2-6-6-6v3L3 7z",
    keys: ["Control+z"],
    group: "Edit",
    place: "bar",
    isOff: () => nextUndo(history.value) === null,
    run: undo,
  },
  {
    name: "Redo",
    does: "Make the change again",
    now: () => nextRedo(history.value),
    icon: "M12 3v3c-5 0-8 3-8 8v2h2v-2c0-4 2-6 6-6v3l5-4z",
    keys: ["Control+Shift+z", "Control+y"],
    group: "Edit",
    place: "bar",
    isOff: () => nextRedo(history.value) === null,
    run: redo,
  },
  {
    name: "History",
    does: "See the last changes by name, and go back to before any of them, or on again",
    keys: ["h"],
    group: "Edit",
    isOff: () => nextUndo(history.value) === null && nextRedo(history.value) === null,
    run: () => (overlay.value = { kind: "history" }),
  },
];
