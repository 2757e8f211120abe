import type { TargetedPointerEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Modifiers } from "./number_steps";

/** How far the pointer may wander, px, and still be a click. */
const THRESHOLD = 3;

type PointerOn = TargetedPointerEvent<HTMLElement>;

interface Press {
  readonly pointerId: number;
  readonly x: number;
  dragging: boolean;
}

export interface ScrubActions {
  /** False while text is edited: the pointer then selects text as usual. */
  readonly enabled: () => boolean;
  readonly onStart: () => void;
  readonly onDrag: (pixels: number, modifiers: Modifiers) => void;
  readonly onEnd: () => void;
  /** Escape was pressed while dragging. */
  readonly onCancel: () => void;
  readonly onClick: () => void;
}

/** Pointer handlers that tell a sideways drag from a click, for mouse, pen and touch. */
export function useScrub(actions: ScrubActions) {
  const { enabled, onStart, onDrag, onEnd, onClick } = actions;
  const press = useRef<Press | null>(null);
  const newest = useRef(actions);
  newest.current = actions;

  // The field dragged across need not have the focus, so Escape is heard by the whole page.
  useEffect(() => {
    function escape(event: KeyboardEvent): void {
      if (event.key !== "Escape" || !press.current?.dragging) return;
      event.preventDefault();
      event.stopPropagation();
      press.current = null;
      newest.current.onCancel();
    }
    addEventListener("keydown", escape, { capture: true });
    return () => removeEventListener("keydown", escape, { capture: true });
  }, []);

  function finish(): void {
    const was = press.current;
    press.current = null;
    if (was?.dragging) onEnd();
  }

  return {
    onPointerDown(event: PointerOn): void {
      if (!enabled() || event.button !== 0 || !event.isPrimary) return;
      press.current = { pointerId: event.pointerId, x: event.clientX, dragging: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    // Focus waits for the click: pressing alone may become a drag.
    onMouseDown(event: MouseEvent): void {
      if (enabled()) event.preventDefault();
    },
    onPointerMove(event: PointerOn): void {
      const now = press.current;
      if (now?.pointerId !== event.pointerId) return;
      const pixels = event.clientX - now.x;
      if (!now.dragging && Math.abs(pixels) < THRESHOLD) return;
      if (!now.dragging) {
        now.dragging = true;
        onStart();
      }
      onDrag(pixels, event);
    },
    onPointerUp(event: PointerOn): void {
      if (press.current?.pointerId !== event.pointerId) return;
      const clicked = !press.current.dragging;
      finish();
      if (clicked) onClick();
    },
    onPointerCancel: finish,
  };
}
