/** Numbers along one axis, and the pixels that they take. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  /** The pixel of `low`, and of `high`; the first is the larger one where the axis goes up. */
  readonly from: number;
  readonly to: number;
  readonly log: boolean;
}

export function scale(low: number, high: number, from: number, to: number, log = false): Scale {
  return { low, high, from, to, log };
}

/** The pixel of a number; what is not finite has none. */
export function pixel({ low, high, from, to, log }: Scale, value: number): number {
  const [a, b, x] = log ? [Math.log(low), Math.log(high), Math.log(value)] : [low, high, value];
  return a === b ? (from + to) / 2 : from + ((to - from) * (x - a)) / (b - a);
}

/** The number at a pixel. */
export function valueAt({ low, high, from, to, log }: Scale, at: number): number {
  const share = (at - from) / (to - from);
  return log
    ? Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low)))
    : low + share * (high - low);
}
