import { useMemo } from "preact/hooks";

import { useCanvas } from "../../charts/useCanvas";
import { data, lookAt } from "../../session";
import { unitIndex } from "./field";
import { planePainter } from "./paint_plane";
import { axes, points } from "./on_plane";
import { planeWords } from "./plane_words";
import { nearest } from "./points";

/** So near to a point a click means it. */
const REACH = 14;

/** What is answered over two features, or along one, with the samples upon it. */
export function Plane() {
  const painter = useMemo(planePainter, []);
  const canvas = useCanvas(painter.paint);
  const words = planeWords(axes.value ?? [], data.value, unitIndex.value !== null);
  const pointed = (event: PointerEvent | MouseEvent) =>
    painter.frame
      ? nearest(points.peek(), painter.frame, { x: event.offsetX, y: event.offsetY }, REACH)
      : null;
  return (
    <canvas
      ref={canvas}
      class="plane"
      role="img"
      aria-label={words}
      onPointerMove={(event) => {
        event.currentTarget.style.cursor = pointed(event) === null ? "" : "pointer";
      }}
      onClick={(event) => {
        const row = pointed(event);
        if (row !== null) void lookAt(row);
      }}
    />
  );
}
