import { sparePortMark } from "../cards/port_marks";
import { slotsOf } from "../../model/sketch";
import type { Hand } from "../input/hand";
import type { End } from "../picture";
import { portKey, sparePort } from "../placing/ports";
import { portsFor, type Place } from "./landing";
import { whyNot, type Pulled } from "./terms";

/** The ports in sight at which a wire may end, lit for as long as it is in the hand. */
export class LitPorts {
  readonly #elements = new Map<string, Element>();
  readonly #spare: Element[] = [];
  #aimed: Element | undefined;

  constructor(hand: Hand, pulled: Pulled, places: readonly Place[]) {
    const { style } = hand.drawing.arrangement;
    for (const place of places) {
      const card = hand.drawing.cards.get(place.node.id)?.element;
      if (!card) continue;
      if (place.spare && "from" in pulled.fixed) this.#addSpare(card, place, style);
      const found = new Map(
        [...card.querySelectorAll("[data-port]")].map((each) => [
          each.getAttribute("data-port") ?? "",
          each,
        ]),
      );
      for (const { end } of portsFor(pulled.fixed, place, style)) {
        const element = found.get(portKey(end));
        if (!element) continue;
        this.#elements.set(portKey(end), element);
        element.classList.add(whyNot(hand, pulled, end) === null ? "fits" : "refuses");
      }
    }
  }

  /** Show which port the wire would end at now. */
  aim(end: End | null): void {
    const next = end ? this.#elements.get(portKey(end)) : undefined;
    if (next === this.#aimed) return;
    this.#aimed?.classList.remove("aimed");
    next?.classList.add("aimed");
    this.#aimed = next;
  }

  end(): void {
    this.aim(null);
    for (const element of this.#elements.values()) element.classList.remove("fits", "refuses");
    for (const element of this.#spare) element.remove();
  }

  #addSpare(card: Element, { node, box }: Place, style: Parameters<typeof sparePort>[1]): void {
    const slots = slotsOf(node).length;
    const { x, y } = sparePort(box, style, slots);
    const mark = sparePortMark(node.id, slots, x, y);
    card.append(mark);
    this.#spare.push(mark);
  }
}
