import { panned, zoomed, type Camera } from "../camera/camera";

export interface PanZoomTarget {
  readonly camera: () => Camera;
  readonly move: (camera: Camera) => void;
  /** As much of a pan by the wheel as brings more of the drawing into view. */
  readonly useful: (dx: number, dy: number) => { dx: number; dy: number };
  /** A double click on the ground. */
  readonly onGround: () => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A wheel that counts in lines moves this many px a line. */
const LINE = 16;
/** How far a pointer may wander, px, and still be a click. */
const THRESHOLD = 3;

/** Drag the ground or turn the wheel to pan; Ctrl + wheel, a pinch, or two fingers to zoom. */
export function panZoom(host: HTMLElement, target: PanZoomTarget): void {
  wheel(host, target);
  fingers(host, target);
  host.addEventListener("dblclick", (event) => {
    if (!(event.target as Element).closest("[data-node], [data-edge]")) target.onGround();
  });
}

/** A wheel that would show nothing new is left to the page, which may have more to scroll to. */
function wheel(host: HTMLElement, target: PanZoomTarget): void {
  host.addEventListener(
    "wheel",
    (event) => {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const { x, y } = inside(host, event);
        const turned = Math.max(-60, Math.min(60, event.deltaY * unit));
        target.move(zoomed(target.camera(), Math.exp(-turned * 0.01), x, y));
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

function fingers(host: HTMLElement, target: PanZoomTarget): void {
  const down = new Map<number, Point>();
  let moved = false;

  host.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (down.size === 0) moved = false;
    down.set(event.pointerId, inside(host, event));
  });
  host.addEventListener("pointermove", (event) => {
    const was = down.get(event.pointerId);
    if (!was) return;
    const now = inside(host, event);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (!host.hasPointerCapture(event.pointerId) && distance(was, now) > THRESHOLD) {
      host.setPointerCapture(event.pointerId);
      moved = true;
    }
    if (!other && !host.hasPointerCapture(event.pointerId)) return;
    down.set(event.pointerId, now);
    target.move(other ? pinched(target.camera(), was, now, other) : drawn(target, was, now));
  });
  for (const end of ["pointerup", "pointercancel"] as const) {
    host.addEventListener(end, (event) => down.delete(event.pointerId));
  }
  // The end of a drag is no click: it must not take the selection away.
  host.addEventListener(
    "click",
    (event) => {
      if (moved) event.stopPropagation();
      moved = false;
    },
    { capture: true },
  );
}

function drawn(target: PanZoomTarget, was: Point, now: Point): Camera {
  return panned(target.camera(), now.x - was.x, now.y - was.y);
}

/** One of two fingers moved: the point between them stays under them. */
function pinched(camera: Camera, was: Point, now: Point, other: Point): Camera {
  const moved = panned(camera, (now.x - was.x) / 2, (now.y - was.y) / 2);
  const factor = distance(now, other) / Math.max(1, distance(was, other));
  return zoomed(moved, factor, (now.x + other.x) / 2, (now.y + other.y) / 2);
}

function inside(host: HTMLElement, event: MouseEvent): Point {
  const box = host.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
