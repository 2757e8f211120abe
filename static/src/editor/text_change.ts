export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** So many pairs of lines are compared; beyond, what lies between is replaced as a whole. */
const MOST_PAIRS = 250_000;

/**
 * Small replacements that turn `before` into `after`, in places of `before`, from top to bottom:
 * lines that are in both stay untouched, and so does a cursor in them.
 */
export function changesBetween(before: string, after: string): readonly TextChange[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const changes: TextChange[] = [];
  let from = 0;
  let [i, j] = [0, 0];
  for (const [a, b] of [...commonLines(old, now), [old.length, now.length] as const]) {
    const removed = old.slice(i, a).join("");
    const inserted = now.slice(j, b).join("");
    const change = changeBetween(removed, inserted);
    if (change) changes.push({ ...change, from: from + change.from, to: from + change.to });
    from += removed.length + (old[a] ?? "").length;
    [i, j] = [a + 1, b + 1];
  }
  return changes;
}

/** Each line with its end. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Pairs of places of lines that stay, as many as can be (longest common subsequence). */
function commonLines(
  old: readonly string[],
  now: readonly string[],
): readonly (readonly [number, number])[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const [rows, columns] = [old.length - head - tail, now.length - head - tail];
  const pairs = Array.from({ length: head }, (_, at) => [at, at] as const);
  const ends = Array.from({ length: tail }, (_, at) => {
    return [old.length - tail + at, now.length - tail + at] as const;
  });
  if (rows * columns > MOST_PAIRS) return [...pairs, ...ends];
  // longest[i][j]: how many of the lines from i and from j on can stay.
  const width = columns + 1;
  const longest = new Uint32Array((rows + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  const same = (i: number, j: number): boolean => old[head + i] === now[head + j];
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      longest[i * width + j] = same(i, j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let [i, j] = [0, 0];
  while (i < rows && j < columns) {
    if (same(i, j)) {
      pairs.push([head + i, head + j]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return [...pairs, ...ends];
}

/** The one smallest replacement that turns `before` into `after`; null when they are equal. */
function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}

/** Where a place in the old text is in the new one; within what was replaced, as far into it. */
export function placeAfter(place: number, changes: readonly TextChange[]): number {
  let moved = 0;
  for (const { from, to, insert } of changes) {
    if (place < from) break;
    if (place < to) return moved + Math.min(place, from + insert.length);
    moved += insert.length - (to - from);
  }
  return place + moved;
}
