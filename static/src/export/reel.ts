import type { Shown } from "./drawn";

/** One picture of an animation: the moment it shows, and for how long, ms. */
export interface Still {
  readonly moment: number;
  readonly ms: number;
}

export interface Pace {
  /** Time that one step takes, ms. */
  readonly step: number;
  /** Whether what travels along the edges is seen on its way, or steps are seen as done alone. */
  readonly motion: boolean;
}

/** The end is held for so long, ms, before the sweep begins again; so is the start, a part of it. */
const HELD = { start: 800, end: 2400 };
/** Pictures a second of what moves: GIF counts in hundredths, so that 12.5 is exact. */
const EACH = 80;
/** More pictures are more than anyone waits for. */
const MOST_STILLS = 400;

/** An animation as it can be had. */
export interface Reel {
  readonly stills: readonly Still[];
  /** Whether dots are seen on their way. */
  readonly moves: boolean;
  /** Steps between two pictures that show them done. */
  readonly stride: number;
}

/**
 * The sweep that derivatives make, from the end of forward on. Where it is too long to show as
 * asked, steps are shown as done, and if need be several at a time.
 */
export function reelOf({ timeline }: Pick<Shown, "timeline">, { step, motion }: Pace): Reel {
  const { forwardEnd, steps } = timeline;
  const count = steps.length - forwardEnd;
  const parts = Math.max(1, Math.round(step / EACH));
  const moves = motion && count * parts <= MOST_STILLS;
  const stride = Math.max(1, Math.ceil(count / MOST_STILLS));
  const pitch = moves ? 1 / parts : stride;
  const ms = moves ? step / parts : step;
  const stills = Array.from({ length: Math.ceil(count / pitch) }, (_, i) => {
    return { moment: forwardEnd + (i + 1) * pitch, ms };
  });
  const begun = [{ moment: forwardEnd, ms: HELD.start }, ...stills];
  return { stills: [...begun.slice(0, -1), { moment: steps.length, ms: HELD.end }], moves, stride };
}

/** How long an animation takes before it begins again, s. */
export function secondsOf({ stills }: Reel): number {
  return stills.reduce((sum, { ms }) => sum + ms, 0) / 1000;
}
