import { aimAt } from "../input/aim";

/** Tells whose words are asked for: of the card that is pointed at, and the one with the focus. */
export function callers(host: HTMLElement, tell: (nodes: readonly string[]) => void): void {
  let pointed: string | null = null;
  let focused: string | null = null;
  const say = (): void => tell([pointed, focused].filter((node) => node !== null));
  const nodeAt = (target: EventTarget | null): string | null => {
    const aim = aimAt(target);
    return aim.kind === "node" ? aim.key : null;
  };
  host.addEventListener("pointerover", (event) => {
    const next = nodeAt(event.target);
    if (next === pointed) return;
    pointed = next;
    say();
  });
  host.addEventListener("pointerleave", () => {
    pointed = null;
    say();
  });
  host.addEventListener("focusin", (event) => {
    focused = nodeAt(event.target);
    say();
  });
  host.addEventListener("focusout", () => {
    focused = null;
    say();
  });
}
