import type { Drawing } from "../drawing";
import { Taken } from "../edges/taken";
import type { Rect } from "../placing/rect";
import { arrangeChildren, svg } from "../svg";
import { bubble, bubbleSize } from "./bubble";

/** Room between a card and its bubble, px. */
const GAP = 8;

interface Shown {
  readonly element: SVGGElement;
  readonly words: string;
  readonly place: string;
}

/** The words at cards that are not finished: always where there is room, else when asked for. */
export class BubbleLayer {
  readonly element = svg("g", { class: "bubbles" });
  #shown = new Map<string, Shown>();
  #called: readonly string[] = [];
  #selected: ReadonlySet<string> = new Set();

  /** Put each bubble beside its card, wherever that is now. */
  place(drawing: Drawing): void {
    const faulty = [...drawing.cards].filter(([, { look }]) => look.faults.length > 0);
    if (faulty.length === 0 && this.#shown.size === 0) return;
    const taken = new Taken();
    for (const box of drawing.boxes().values()) taken.add(box);
    const next = new Map<string, Shown>();
    for (const [id, { look }] of faulty) {
      const box = drawing.boxOf(id);
      if (!box) continue;
      const words = look.faults.join("\n");
      const { at, isFree } = placeBeside(box, bubbleSize(words), taken);
      if (isFree) taken.add(at);
      next.set(id, this.#kept(id, words, at, isFree));
    }
    this.#shown = next;
    arrangeChildren(
      this.element,
      [...next.values()].map(({ element }) => element),
    );
    this.#mark();
  }

  /** Show the words at what is pointed at or has the focus, whether or not they cover something. */
  call(nodes: readonly string[]): void {
    this.#called = nodes;
    this.#mark();
  }

  /** The same for what is selected. */
  select(selected: ReadonlySet<string>): void {
    if (selected === this.#selected) return;
    this.#selected = selected;
    this.#mark();
  }

  #mark(): void {
    for (const [id, { element }] of this.#shown) {
      element.classList.toggle("called", this.#called.includes(id) || this.#selected.has(id));
    }
  }

  #kept(id: string, words: string, at: Rect, isFree: boolean): Shown {
    const place = `${at.x} ${at.y}`;
    const was = this.#shown.get(id);
    const isSame = was?.words === words && was.place === place;
    const shown = isSame ? was : { element: bubble(words, at), words, place };
    shown.element.classList.toggle("free", isFree);
    return shown;
  }
}

/** Below the card, above it, or at its sides, where nothing is covered; below if all of them are. */
function placeBeside(
  card: Rect,
  { width, height }: { width: number; height: number },
  taken: Taken,
): { at: Rect; isFree: boolean } {
  const middle = { x: card.x + (card.width - width) / 2, y: card.y + (card.height - height) / 2 };
  const spots = [
    { x: middle.x, y: card.y + card.height + GAP },
    { x: middle.x, y: card.y - height - GAP },
    { x: card.x + card.width + 2 * GAP, y: middle.y },
    { x: card.x - width - 2 * GAP, y: middle.y },
  ].map((spot) => ({ ...spot, width, height }));
  const free = spots.find((spot) => taken.isFree(spot));
  return {
    at: free ?? { ...middle, y: card.y + card.height + GAP, width, height },
    isFree: !!free,
  };
}
