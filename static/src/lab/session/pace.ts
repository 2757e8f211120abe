/** The pace is that of the last so many ms. */
const WINDOW = 1_500;

interface Moment {
  readonly at: number;
  readonly epoch: number;
}

/** Counts epochs a second while a run is told about. */
export class Pace {
  private seen: readonly Moment[] = [];

  /** The pace once this is seen too; null until there are two moments to tell it from. */
  next(at: number, epoch: number): number | null {
    const last = this.seen.at(-1);
    const isNew = last === undefined || epoch < last.epoch;
    const recent = isNew ? [] : this.seen.filter((moment) => at - moment.at <= WINDOW);
    this.seen = [...(recent.length > 0 || isNew ? recent : [last]), { at, epoch }];
    const first = this.seen[0];
    if (!first || first.at === at) return null;
    return ((epoch - first.epoch) * 1_000) / (at - first.at);
  }

  rest(): void {
    this.seen = [];
  }
}
