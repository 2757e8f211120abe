export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The one smallest replacement that turns `before` into `after`; null when they are equal. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}

/** Where a place in the old text is in the new one; within what was replaced, as far into it. */
export function placeAfter(place: number, { from, to, insert }: TextChange): number {
  if (place >= to) return place - (to - from) + insert.length;
  return Math.min(place, from + insert.length);
}
