import { panned, zoomed, type Camera } from "./camera";

export interface PanZoomTarget {
  camera(): Camera;
  move(camera: Camera): void;
}

/** Drag the ground to pan, wheel or pinch to zoom; two fingers do both at once. */
export function panZoom(host: HTMLElement, target: PanZoomTarget): void {
  const fingers = new Map<number, { x: number; y: number }>();

  host.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const { x, y } = inside(host, event);
      const factor = Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015));
      target.move(zoomed(target.camera(), factor, x, y));
    },
    { passive: false },
  );
  host.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, inside(host, event));
  });
  host.addEventListener("pointermove", (event) => {
    const was = fingers.get(event.pointerId);
    if (!was) return;
    const now = inside(host, event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (!host.hasPointerCapture(event.pointerId) && distance(was, now) > 3) {
      host.setPointerCapture(event.pointerId);
    }
    if (!other && !host.hasPointerCapture(event.pointerId)) return;
    fingers.set(event.pointerId, now);
    const moved = panned(
      target.camera(),
      (now.x - was.x) / (other ? 2 : 1),
      (now.y - was.y) / (other ? 2 : 1),
    );
    if (!other) {
      target.move(moved);
      return;
    }
    const factor = distance(now, other) / Math.max(1, distance(was, other));
    target.move(zoomed(moved, factor, (now.x + other.x) / 2, (now.y + other.y) / 2));
  });
  for (const end of ["pointerup", "pointercancel"] as const) {
    host.addEventListener(end, (event) => fingers.delete(event.pointerId));
  }
}

function inside(host: HTMLElement, event: MouseEvent): { x: number; y: number } {
  const box = host.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
