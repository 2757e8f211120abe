import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";

import { theme } from "../../../../../machine/theme";
import { rowsOf } from "../../rows";
import { drawPlane } from "../paint/draw";
import { USUAL } from "../paint/plane";
import { faults, rows } from "./state";

/** The points that the formula tells apart; faint where it has changed into one that cannot be read. */
export function Preview() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => {
    // In other colours it is drawn anew.
    const [made] = [rows.value, theme.value];
    if (!canvas.current || !made?.classes) return;
    const { of, names } = made.classes;
    const points = rowsOf(made.x).map(([x = 0, y = 0], i) => [x, y, of[i] ?? 0] as const);
    drawPlane(canvas.current, { points, classes: names }, USUAL, canvas.current.clientWidth);
  });
  return (
    <div class="own-plane">
      <canvas
        ref={canvas}
        class={`own-canvas${faults.value.length > 0 ? " own-stale" : ""}`}
        role="img"
        aria-label="Points that the formula tells apart; x and y run from -6 to 6"
      />
    </div>
  );
}
