import { aimAt } from "./aim";
import type { Hand } from "./hand";

/** A click selects one thing; with Shift or Ctrl it joins it to the rest, or takes it away. */
export function selecting({ drawing, gestures, host, selected }: Hand): void {
  host.addEventListener("click", (event) => {
    const aim = aimAt(event.target);
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    if (aim.kind === "ground") {
      if (!adds) gestures.onSelect([]);
      return;
    }
    const keys = aim.kind === "group" ? drawing.frames.members(aim.path) : [aim.key];
    gestures.onSelect(adds ? toggled(selected(), keys) : keys);
  });
}

/** Keys joined to a selection, or taken away where all of them are in it. */
export function toggled(selected: ReadonlySet<string>, keys: readonly string[]): readonly string[] {
  const isIn = keys.every((key) => selected.has(key));
  const rest = [...selected].filter((key) => !keys.includes(key));
  return isIn ? rest : [...rest, ...keys];
}
