import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { Point } from "../../model/document";
import { closeOverlay, overlay } from "../../session";

interface Props {
  readonly label: string;
  /** What it looks like, by its class. */
  readonly kind: string;
  /** The place of the screen it is about; without it, it stands where its kind stands. */
  readonly screen?: Point | undefined;
  readonly children: ComponentChildren;
}

/** Room that is left between a dialog and the screen's border, px. */
const MARGIN = 8;

/**
 * What stands in front until it is answered: the rest of the page waits, Escape and a press beside
 * it close it, and the keyboard goes back to where it was.
 */
export function Dialog({ label, kind, screen, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const mine = useRef(overlay.peek());
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return undefined;
    dialog.showModal();
    if (screen) standAt(dialog, screen);
    return () => dialog.close();
  }, []);
  // Closing is told late, when something else may stand in front already.
  function close(): void {
    if (overlay.value === mine.current) closeOverlay();
  }
  return (
    <dialog
      ref={element}
      class={`front ${kind}${screen ? " placed" : ""}`}
      aria-label={label}
      onClose={close}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && isBeside(event)) close();
      }}
      // The page's own keys rest meanwhile.
      onKeyDown={(event) => event.stopPropagation()}
    >
      {children}
    </dialog>
  );
}

/** Whether a press on a dialog's element is one on its backdrop. */
function isBeside({ currentTarget, clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = (currentTarget as Element).getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

/** Below and right of a place, or wherever it fits. */
function standAt(dialog: HTMLElement, { x, y }: Point): void {
  const { width, height } = dialog.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(x, innerWidth - width - MARGIN));
  const top = Math.max(MARGIN, Math.min(y, innerHeight - height - MARGIN));
  dialog.style.setProperty("--left", `${left}px`);
  dialog.style.setProperty("--top", `${top}px`);
}
