/** Changes that undo takes back; older ones are forgotten. */
const LONGEST = 200;

/** A line of states with a place in it: undo goes back, redo forward, a change cuts the rest. */
export interface Line<T> {
  readonly past: readonly T[];
  readonly present: T;
  /** What was undone, the next one first. */
  readonly future: readonly T[];
}

export function began<T>(present: T): Line<T> {
  return { past: [], present, future: [] };
}

export function pushed<T>({ past, present }: Line<T>, next: T): Line<T> {
  return { past: [...past, present].slice(-LONGEST), present: next, future: [] };
}

export function undone<T>(line: Line<T>): Line<T> {
  const last = line.past.at(-1);
  if (last === undefined) return line;
  return {
    past: line.past.slice(0, -1),
    present: last,
    future: [line.present, ...line.future],
  };
}

export function redone<T>(line: Line<T>): Line<T> {
  const [next, ...future] = line.future;
  if (next === undefined) return line;
  return { past: [...line.past, line.present], present: next, future };
}
