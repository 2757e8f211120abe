/** Told how much of some work is done: 0 to 1, never less than before. */
export type Report = (fraction: number) => void;

export function unheard(): void {
  // Nobody asked.
}

/** For a part of the work that is the stretch from `start` to `end` of the whole. */
export function partOf(report: Report, start: number, end: number): Report {
  return (fraction) => report(start + (end - start) * Math.min(1, Math.max(0, fraction)));
}

/** Passes a fraction on only if it is at least `step` above the last one passed on. */
export function inSteps(report: Report, step: number): Report {
  let last = 0;
  return (fraction) => {
    if (fraction < last + step) return;
    last = fraction;
    report(fraction);
  };
}
