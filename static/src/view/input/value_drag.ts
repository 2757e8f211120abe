import { scrubbed } from "../../fields/number_steps";

export interface ValueDragTarget {
  /** The number a leaf holds now; null where it cannot be dragged. */
  readonly numberOf: (leaf: string) => number | null;
  readonly onDrag: (leaf: string, value: number) => void;
  readonly onDrop: (leaf: string, value: number) => void;
}

/** How far the pointer may wander, px, and still be a click. */
const THRESHOLD = 3;

interface Press {
  readonly pointerId: number;
  readonly leaf: string;
  readonly x: number;
  readonly start: number;
  at: number;
  dragging: boolean;
}

/** Drag sideways across a leaf's number to change it; Escape brings back the one it had. */
export function valueDrag(host: HTMLElement, target: ValueDragTarget): void {
  let press: Press | null = null;

  const end = (keep: boolean): void => {
    const was = press;
    press = null;
    host.classList.remove("scrubbing");
    if (!was?.dragging) return;
    const value = keep ? was.at : was.start;
    if (!keep) target.onDrag(was.leaf, value);
    target.onDrop(was.leaf, value);
  };
  // While capturing, so that the ground does not begin to pan under the same finger.
  host.addEventListener(
    "pointerdown",
    (event) => {
      const leaf = leafAt(event.target);
      const start = leaf === null || event.button !== 0 ? null : target.numberOf(leaf);
      if (leaf === null || start === null || press || !event.isPrimary) return;
      event.stopPropagation();
      const { pointerId, clientX: x } = event;
      press = { pointerId, leaf, x, start, at: start, dragging: false };
    },
    { capture: true },
  );
  host.addEventListener("pointermove", (event) => {
    if (press?.pointerId !== event.pointerId) return;
    const pixels = event.clientX - press.x;
    if (!press.dragging) {
      if (Math.abs(pixels) < THRESHOLD) return;
      press.dragging = true;
      host.setPointerCapture(event.pointerId);
      host.classList.add("scrubbing");
    }
    const next = scrubbed(press.start, pixels, event);
    if (next === press.at) return;
    press.at = next;
    target.onDrag(press.leaf, next);
  });
  host.addEventListener("pointerup", (event) => {
    if (press?.pointerId === event.pointerId) end(true);
  });
  host.addEventListener("pointercancel", (event) => {
    if (press?.pointerId === event.pointerId) end(true);
  });
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !press?.dragging) return;
      event.preventDefault();
      event.stopPropagation();
      end(false);
    },
    { capture: true },
  );
}

function leafAt(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  const node = target.closest(".number-handle")?.closest<SVGElement>("[data-node]");
  return node?.dataset.node ?? null;
}
