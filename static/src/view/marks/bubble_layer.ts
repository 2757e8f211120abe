import type { Drawing } from "../drawing";
import { Taken } from "../edges/taken";
import { bubbleWords } from "./bubble_words";
import { placeBeside } from "./beside";
import type { Rect } from "../placing/rect";
import { arrangeChildren, svg } from "../svg";
import { bubble, bubbleSize } from "./bubble";

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
    const faulty = [...drawing.stock.marks].filter(([id]) => drawing.cards.has(id));
    if (faulty.length === 0 && this.#shown.size === 0) return;
    const taken = new Taken();
    for (const box of drawing.boxes().values()) taken.add(box);
    const next = new Map<string, Shown>();
    const sight = drawing.sight();
    for (const [id, marks] of faulty) {
      const box = drawing.boxOf(id);
      const node = drawing.nodeOf(id);
      if (!box || !node || !drawing.picture) continue;
      const words = bubbleWords(node, marks, drawing.picture.ops);
      const { at, isFree } = placeBeside(box, bubbleSize(words), taken, sight);
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
