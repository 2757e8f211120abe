import type { Sketch } from "../../model/sketch";
import type { Drawing } from "../drawing";
import { aimAt } from "./aim";
import { nextStop, waysOf, type Stop, type Ways } from "./ways";

/** The one tab stop of the drawing, which goes from element to element. */
export class Roving {
  /** Found when they are first walked: in a large graph they take a while. */
  #ways: (() => Ways) | null = null;
  #stop: Stop | null = null;
  #restores = false;
  readonly #host: HTMLElement;
  readonly #drawing: Drawing;

  constructor(host: HTMLElement, drawing: Drawing) {
    this.#host = host;
    this.#drawing = drawing;
  }

  get key(): string | null {
    return this.#stop?.key ?? null;
  }

  /** Whether the focus is only being given back to where it was. */
  get restores(): boolean {
    return this.#restores;
  }

  get hasFocus(): boolean {
    return this.#host.contains(document.activeElement);
  }

  /** What is to be the stop from now on, because it was pointed at or has the focus. */
  stopAt(target: EventTarget | null): string | null {
    const aim = aimAt(target);
    if (aim.kind === "ground") return null;
    if (this.key !== aim.key) this.#rove({ key: aim.key, entered: null });
    return aim.key;
  }

  /** Go where a key leads; null where it leads nowhere. */
  walk(pressed: string): string | null {
    const next = this.#stop && this.#ways && nextStop(this.#ways(), this.#stop, pressed);
    if (!next) return null;
    this.#rove(next);
    this.#restores = true;
    this.#focus();
    this.#restores = false;
    return next.key;
  }

  /** Keep the stop right when the picture has changed. */
  follow(sketch: Sketch, hadFocus: boolean): void {
    const { notes, frames } = this.#drawing;
    const others = [...notes.cards.keys(), ...frames.keys()];
    let ways: Ways | null = null;
    this.#ways = () => (ways ??= waysOf(sketch, others));
    const first = sketch.nodes[0]?.id ?? others[0];
    if (this.#stop && !this.#drawing.has(this.#stop.key)) this.#stop = null;
    if (first !== undefined) this.#rove(this.#stop ?? { key: first, entered: null });
    // An element that was put elsewhere in its layer, or is gone, has lost the focus.
    if (!hadFocus || (this.hasFocus && document.activeElement !== this.#host)) return;
    this.#restores = true;
    this.#focus();
    this.#restores = false;
  }

  #rove(next: Stop): void {
    if (this.#stop) this.#drawing.elementOf(this.#stop.key)?.setAttribute("tabindex", "-1");
    // The one before stays in the page as well: it has the focus until the next has it.
    this.#drawing.cast.hold("stop", [...(this.#stop ? [this.#stop.key] : []), next.key]);
    this.#drawing.elementOf(next.key)?.setAttribute("tabindex", "0");
    this.#stop = next;
  }

  #focus(): void {
    if (this.#stop) this.#drawing.elementOf(this.#stop.key)?.focus({ preventScroll: true });
    else this.#focusGround();
  }

  /** Where nothing is left, the canvas has the focus, until it goes elsewhere. */
  #focusGround(): void {
    const host = this.#host;
    host.tabIndex = -1;
    host.focus({ preventScroll: true });
    host.addEventListener("blur", () => host.removeAttribute("tabindex"), { once: true });
  }
}
