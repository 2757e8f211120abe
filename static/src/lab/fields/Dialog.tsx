import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import "./dialog.css";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/**
 * What stands in front until it is closed: the rest of the page waits, Escape and a press beside it
 * close it, and the keyboard goes back to where it was.
 */
export function Dialog({ title, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class="lab-dialog"
      aria-label={title}
      onClose={onClose}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && isBeside(event)) onClose();
      }}
      // The page's own keys rest meanwhile.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header class="lab-dialog-head">
        <h2>{title}</h2>
        <button
          type="button"
          class="button quiet"
          aria-label="Close"
          title="Close (Esc)"
          onClick={onClose}
        >
          <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <path d="M5 3.6L3.6 5l5 5-5 5L5 16.4l5-5 5 5 1.4-1.4-5-5 5-5L15 3.6l-5 5z" />
          </svg>
        </button>
      </header>
      {children}
    </dialog>
  );
}

/** Whether a press on a dialog's element is one on its backdrop. */
function isBeside({ currentTarget, clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = (currentTarget as Element).getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
