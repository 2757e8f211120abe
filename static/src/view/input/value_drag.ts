import { scrubbed } from "../../fields/number_steps";
import type { Taker } from "./press";

export interface ValueDragTarget {
  /** The number a leaf holds now; null where it cannot be dragged. */
  readonly numberOf: (leaf: string) => number | null;
  readonly onDrag: (leaf: string, value: number) => void;
  readonly onDrop: (leaf: string, value: number) => void;
}

/** Drag sideways across a leaf's number to change it; Escape brings back the one it had. */
export function valueDrag(host: HTMLElement, target: ValueDragTarget): Taker {
  return ({ target: pressed, at }) => {
    const leaf = leafAt(pressed);
    const start = leaf === null ? null : target.numberOf(leaf);
    if (leaf === null || start === null) return null;
    let last = start;
    const finish = (value: number): void => {
      host.classList.remove("scrubbing");
      target.onDrop(leaf, value);
    };
    return {
      move: (event) => {
        host.classList.add("scrubbing");
        const next = scrubbed(start, event.clientX - at.x, event);
        if (next === last) return;
        last = next;
        target.onDrag(leaf, next);
      },
      end: () => finish(last),
      cancel: () => {
        target.onDrag(leaf, start);
        finish(start);
      },
    };
  };
}

function leafAt(target: Element): string | null {
  const node = target.closest(".number-handle")?.closest<SVGElement>("[data-node]");
  return node?.dataset.node ?? null;
}
