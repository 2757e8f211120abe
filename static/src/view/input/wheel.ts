import type { Point } from "../../layout";
import { panned, zoomed, type Camera } from "../camera/camera";

export interface WheelTarget {
  readonly camera: () => Camera;
  /** The least scale that there is any use in. */
  readonly least: () => number;
  readonly move: (camera: Camera) => void;
  /** As much of a pan by the wheel as brings more of the drawing into view. */
  readonly useful: (dx: number, dy: number) => { dx: number; dy: number };
  /** A point of the screen, from the corner of the canvas. */
  readonly inside: (screen: Point) => Point;
}

/** A wheel that counts in lines moves this many px a line. */
const LINE = 16;

/**
 * Turn the wheel to pan, with Ctrl to zoom, as a touchpad's pinch does too. A wheel that would show
 * nothing new is left to the page, which may have more to scroll to.
 */
export function wheel(host: HTMLElement, target: WheelTarget): void {
  host.addEventListener(
    "wheel",
    (event) => {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const { x, y } = target.inside({ x: event.clientX, y: event.clientY });
        const turned = Math.max(-60, Math.min(60, event.deltaY * unit));
        target.move(zoomed(target.camera(), Math.exp(-turned * 0.01), x, y, target.least()));
        return;
      }
      const { dx, dy } = target.useful(-event.deltaX * unit, -event.deltaY * unit);
      if (dx === 0 && dy === 0) return;
      event.preventDefault();
      target.move(panned(target.camera(), dx, dy));
    },
    { passive: false },
  );
}
