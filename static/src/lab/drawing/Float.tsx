import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  readonly label: string;
  readonly kind: string;
  /** What it is about, in the drawing, px. */
  readonly at: { readonly x: number; readonly y: number };
  /** Beside that or, to leave the edges around it free, at the other side of the drawing. */
  readonly side: "beside" | "across";
  /** Another place is looked for when this changes, and not when the place itself does. */
  readonly about: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Room that is left between it and what is seen of the drawing, px. */
const MARGIN = 8;
/** Room between it and what it is beside of, px. */
const CLEAR = 14;

/** A card over the drawing, beside what it is about, within what is seen; Escape closes it. */
export function Float({ label, kind, at, side, about, onClose, children }: Props) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const card = element.current;
    const pane = card?.closest(".drawing-scroll");
    if (!card || !pane) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = pane;
    card.style.maxHeight = `${clientHeight - 2 * MARGIN}px`;
    const { offsetWidth, offsetHeight } = card;
    const fits = at.x + CLEAR + offsetWidth + MARGIN <= scrollLeft + clientWidth;
    const beside = fits ? at.x + CLEAR : at.x - CLEAR - offsetWidth;
    const isLeft = at.x - scrollLeft <= clientWidth / 2 + 1;
    const across = isLeft ? Infinity : -Infinity;
    const left = side === "beside" ? beside : across;
    const most = {
      left: scrollLeft + clientWidth - offsetWidth - MARGIN,
      top: scrollTop + clientHeight - offsetHeight - MARGIN,
    };
    card.style.left = `${Math.max(scrollLeft + MARGIN, Math.min(left, most.left))}px`;
    const top = at.y - Math.min(offsetHeight / 2, 48);
    card.style.top = `${Math.max(scrollTop + MARGIN, Math.min(top, most.top))}px`;
  }, [about]);
  return (
    <div
      ref={element}
      class={`drawing-float ${kind}`}
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <header>
        <h2>{label}</h2>
        <button
          type="button"
          class="button quiet"
          aria-label="Close"
          title="Close (Esc)"
          onClick={onClose}
        >
          ×
        </button>
      </header>
      {children}
    </div>
  );
}
