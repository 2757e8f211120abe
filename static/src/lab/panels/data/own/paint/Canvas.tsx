import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";

import { theme } from "../../../../../machine/theme";
import { drawPlane } from "./draw";
import { sideOf, spacingOf } from "./plane";
import { painting, plane, touch, tool } from "./state";

/** The plane that is painted on with mouse, finger or pen. */
export function Canvas() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<readonly [number, number] | null>(null);
  const [side, setSide] = useState(0);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setSide(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useSignalEffect(() => {
    // In other colours it is drawn anew.
    const [{ now }, where] = [painting.value, plane.value, theme.value];
    if (canvas.current) drawPlane(canvas.current, now, where, canvas.current.clientWidth);
  });
  useEffect(() => {
    if (canvas.current && side > 0) {
      drawPlane(canvas.current, painting.peek().now, plane.peek(), side);
    }
  }, [side]);

  /** Where on the plane an event is. */
  function placeOf(event: PointerEvent): readonly [number, number] {
    const box = event.currentTarget as HTMLElement;
    const { left, top, width } = box.getBoundingClientRect();
    const unit = sideOf(plane.value) / width;
    return [
      plane.value.low + (event.clientX - left) * unit,
      plane.value.high - (event.clientY - top) * unit,
    ];
  }

  function draw(event: PointerEvent): void {
    const before = last.current;
    if (!before) return;
    const place = placeOf(event);
    const far = Math.hypot(place[0] - before[0], place[1] - before[1]);
    if (far < spacingOf(plane.value)) return;
    last.current = place;
    touch(...place, true);
  }

  const { low, high } = plane.value;
  return (
    <div class="own-plane">
      <canvas
        ref={canvas}
        class={`own-canvas own-${tool.value}`}
        role="img"
        aria-label={`The plane, with ${painting.value.now.points.length} points; x and y run from ${low} to ${high}`}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          const place = placeOf(event);
          last.current = place;
          touch(...place, false);
        }}
        onPointerMove={draw}
        onPointerUp={() => (last.current = null)}
        onPointerCancel={() => (last.current = null)}
      />
      <span class="own-low" aria-hidden="true">
        {low}
      </span>
      <span class="own-high" aria-hidden="true">
        {high}
      </span>
    </div>
  );
}
