import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  readonly id: string;
  readonly at: RefObject<HTMLElement | null>;
  readonly words: string;
}

/**
 * Words on a field that lie over the page: nothing moves for them and nothing cuts them off. They
 * stand below the section that holds the field, whose other lines are about its numbers too.
 */
export function Fault({ id, at, words }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const place = at.current?.getBoundingClientRect();
    if (!box.current || !place) return;
    box.current.showPopover();
    const { width, height } = box.current.getBoundingClientRect();
    const bottom = at.current?.closest("section")?.getBoundingClientRect().bottom ?? place.bottom;
    const below = bottom + 4 + height <= innerHeight;
    const left = Math.max(8, Math.min(place.left, innerWidth - width - 8));
    box.current.style.left = `${left}px`;
    box.current.style.top = `${below ? bottom + 4 : place.top - 4 - height}px`;
  }, [at, words]);
  return (
    <span ref={box} id={id} class="number-fault" role="alert" popover="manual">
      {words}
    </span>
  );
}
