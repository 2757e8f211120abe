import { eased } from "../placing/geometry";

/** How long a change of places takes, ms. */
export const GLIDE = 200;

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether the person asked for stillness. */
export function still(): boolean {
  return STILL.matches;
}

/** Runs one change at a time from 0 to 1; the next one takes over from wherever it is. */
export class Glide {
  #request = 0;

  /** `show` is called with 0 < t <= 1, at once with 1 where nothing should move. */
  start(moves: boolean, show: (t: number) => void): void {
    this.stop();
    if (!moves || still()) {
      show(1);
      return;
    }
    const begun = performance.now();
    const tick = (now: number): void => {
      const t = Math.min(1, Math.max(0, now - begun) / GLIDE);
      if (t < 1) this.#request = requestAnimationFrame(tick);
      show(eased(t));
    };
    this.#request = requestAnimationFrame(tick);
  }

  stop(): void {
    cancelAnimationFrame(this.#request);
  }
}
