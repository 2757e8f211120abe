/** An item where it has come to stand. */
export interface Placed<T> {
  readonly item: T;
  /** Whether it had to go down, away from where it stood. */
  readonly isMoved: boolean;
}

/**
 * The items so that each stands below those that it needs: one that stood above is moved down,
 * just below the last of them. Where needs go round in a circle, the order stays.
 */
export function ordered<T>(items: readonly T[], needsOf: (item: T) => Iterable<T>): Placed<T>[] {
  const placed: Placed<T>[] = [];
  const done = new Set<T>();
  const missing = new Map<T, number>();
  const waiting = new Map<T, T[]>();
  const place = (item: T): void => {
    const ready: { readonly item: T; readonly isMoved: boolean }[] = [{ item, isMoved: false }];
    for (let next = ready.pop(); next; next = ready.pop()) {
      placed.push(next);
      done.add(next.item);
      const freed = (waiting.get(next.item) ?? []).filter((other) => {
        const left = (missing.get(other) ?? 0) - 1;
        missing.set(other, left);
        return left === 0;
      });
      for (const other of freed.reverse()) ready.push({ item: other, isMoved: true });
    }
  };
  for (const item of items) {
    const needs = new Set<T>();
    for (const need of needsOf(item)) if (need !== item && !done.has(need)) needs.add(need);
    if (needs.size === 0) {
      place(item);
      continue;
    }
    missing.set(item, needs.size);
    for (const need of needs) {
      const held = waiting.get(need);
      if (held) held.push(item);
      else waiting.set(need, [item]);
    }
  }
  if (placed.length === items.length) return placed;
  const stuck = new Set(items.filter((item) => !done.has(item)));
  return ordered(items, (item) =>
    [...needsOf(item)].filter((each) => !(stuck.has(item) && stuck.has(each))),
  );
}
