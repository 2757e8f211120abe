import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Cross } from "../../pages/Cross";
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
          <Cross size={18} />
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
