import { short } from "../model/format";
import { frame, live, mode, timeline } from "../session";
import { isComplete } from "../timeline/timeline";
import { Counting } from "./Counting";
import "./difference.css";

/**
 * "a up by 0.1, f up by 0.7, and 0.1 × gradient 7 = 0.7": what a gradient promises, and what came,
 * as far as it is computed at this moment. Its line is always there, so that nothing moves for it.
 */
export function Difference() {
  return (
    <p class="difference" role="status">
      {told() ??
        (mode.value === "counting" ? (
          <Counting />
        ) : (
          <span class="hint">Change a number, and see what its gradient foretold.</span>
        ))}
    </p>
  );
}

function told() {
  const now = live.value;
  const shown = frame.value;
  if (!now || !shown || !timeline.value) return null;
  const { leaf, before, now: after } = now;
  const { output } = before;
  const at = (id: string) => before.ids.indexOf(id);
  const moved = difference(before.values[at(leaf)], after.values[at(leaf)]);
  if (moved === null || !shown.values.has(leaf)) return null;
  const answered = difference(before.values[at(output)], after.values[at(output)]);
  const grad = before.grads[at(leaf)];
  const isFound =
    timeline.value.derivative === "gradient" && isComplete(timeline.value, shown, leaf);
  return (
    <>
      <i class="math">{leaf}</i> {upDown(moved)}
      {answered !== null && shown.values.has(output) && (
        <>
          {" · "}
          <i class="math">{output}</i> {upDown(answered)}
        </>
      )}
      {typeof grad === "number" && isFound && (
        <>
          {` · ${short(moved)} × gradient `}
          <b class="red">{short(grad)}</b> = <b class="red">{short(rounded(moved * grad))}</b>
        </>
      )}
    </>
  );
}

function difference(a: unknown, b: unknown): number | null {
  return typeof a === "number" && typeof b === "number" ? rounded(b - a) : null;
}

function rounded(x: number): number {
  return Number(x.toPrecision(10));
}

function upDown(change: number): string {
  if (change === 0) return "unchanged";
  return `${change > 0 ? "up" : "down"} by ${short(Math.abs(change))}`;
}
