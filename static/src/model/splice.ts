/** One stretch of a text or list, and what stands there instead. */
export interface Splice<T extends string | readonly unknown[]> {
  readonly from: number;
  readonly removed: T;
  readonly inserted: T;
}

/** What makes one text out of another; undefined where they are the same. */
export function textSplice(before: string, after: string): Splice<string> | undefined {
  if (before === after) return undefined;
  const [shorter, was, is] = [Math.min(before.length, after.length), before.length, after.length];
  const from = extent(
    shorter,
    (start, end) => before.slice(start, end) === after.slice(start, end),
  );
  const tail = extent(
    shorter - from,
    (start, end) => before.slice(was - end, was - start) === after.slice(is - end, is - start),
  );
  const removed = copyOf(before.slice(from, was - tail));
  return { from, removed, inserted: copyOf(after.slice(from, is - tail)) };
}

/** What makes one list out of another; undefined where their items are the same. */
export function listSplice<T>(
  before: readonly T[],
  after: readonly T[],
): Splice<readonly T[]> | undefined {
  const shorter = Math.min(before.length, after.length);
  const differs = (each: T, i: number): boolean => each !== after[i];
  const found = before.slice(0, shorter).findIndex(differs);
  const from = found < 0 ? shorter : found;
  let tail = 0;
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const removed = before.slice(from, before.length - tail);
  const inserted = after.slice(from, after.length - tail);
  return removed.length + inserted.length === 0 ? undefined : { from, removed, inserted };
}

export function splicedText(text: string, made: Splice<string> | undefined): string {
  if (!made) return text;
  const { from, removed, inserted } = made;
  return text.slice(0, from) + inserted + text.slice(from + removed.length);
}

export function splicedList<T>(
  list: readonly T[],
  made: Splice<readonly T[]> | undefined,
): readonly T[] {
  if (!made) return list;
  const { from, removed, inserted } = made;
  return [...list.slice(0, from), ...inserted, ...list.slice(from + removed.length)];
}

/** Stretches compared at once: a long text takes a tenth of the time that its characters would. */
const STRIDES = [8192, 512, 32, 1];

/** How far, up to `most`, two texts are the same. */
function extent(most: number, same: (start: number, end: number) => boolean): number {
  let reached = 0;
  for (const stride of STRIDES) {
    while (reached + stride <= most && same(reached, reached + stride)) reached += stride;
  }
  return reached;
}

/** The text on its own: engines let a slice keep all of the text that it is a slice of. */
function copyOf(slice: string): string {
  return JSON.parse(JSON.stringify(slice)) as string;
}
