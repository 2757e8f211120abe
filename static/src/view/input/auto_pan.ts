import type { Point } from "../../layout";
import { panned } from "../camera/camera";
import type { Viewport } from "../camera/viewport";
import type { Course, Taker } from "./press";

/** So near to the border of the canvas it moves along, px, and as fast as this right at it, px a ms. */
const BORDER = 32;
const FASTEST = 0.7;

/** A drag that comes to the border of the canvas takes the canvas along, for as long as it is there. */
export function autoPanned(host: HTMLElement, view: Viewport, taker: Taker): Taker {
  return (press) => {
    const course = taker(press);
    return course && panning(host, view, course);
  };
}

function panning(host: HTMLElement, view: Viewport, course: Course): Course {
  let last: PointerEvent | null = null;
  let request = 0;
  let before = 0;

  const tick = (now: number): void => {
    request = 0;
    if (!last) return;
    const speed = speedAt(host.getBoundingClientRect(), { x: last.clientX, y: last.clientY });
    if (speed.x === 0 && speed.y === 0) return;
    const ms = Math.min(50, now - before);
    before = now;
    view.move(panned(view.camera(), -speed.x * ms, -speed.y * ms));
    // The pointer rests, but what lies under it does not.
    course.move(last);
    request = requestAnimationFrame(tick);
  };
  const stop = (): void => {
    cancelAnimationFrame(request);
    last = null;
  };
  return {
    ...course,
    move: (event) => {
      last = event;
      course.move(event);
      if (request !== 0) return;
      before = performance.now();
      request = requestAnimationFrame(tick);
    },
    end: (event) => {
      stop();
      course.end(event);
    },
    cancel: () => {
      stop();
      course.cancel();
    },
  };
}

/** How fast the canvas goes towards a point near its border, px a ms; the nearer, the faster. */
export function speedAt(canvas: DOMRect, { x, y }: Point): Point {
  return { x: along(x, canvas.left, canvas.right), y: along(y, canvas.top, canvas.bottom) };
}

function along(at: number, start: number, end: number): number {
  const before = Math.min(1, (start + BORDER - at) / BORDER);
  const behind = Math.min(1, (at - end + BORDER) / BORDER);
  return FASTEST * (Math.max(0, behind) - Math.max(0, before));
}
