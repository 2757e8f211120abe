/** A painted point: where it is, and the number of its class. */
export type Point = readonly [x: number, y: number, of: number];

/** What is painted. */
export interface Painted {
  readonly points: readonly Point[];
  readonly classes: readonly string[];
}

/** What is painted, and what was before. */
export interface Painting {
  readonly now: Painted;
  readonly past: readonly Painted[];
  readonly future: readonly Painted[];
}

/** The most points that the server takes. */
export const MOST_POINTS = 10_000;
export const MOST_CLASSES = 6;
/** So many steps can be taken back. */
const REMEMBERED = 100;

export const EMPTY: Painting = begun({ points: [], classes: ["class 1", "class 2"] });

/** A painting that nothing was before. */
export function begun(now: Painted): Painting {
  return { now, past: [], future: [] };
}

/** Another state, which undo takes back as one step. */
export function changed(painting: Painting, now: Painted): Painting {
  if (now === painting.now) return painting;
  return { now, past: [...painting.past, painting.now].slice(-REMEMBERED), future: [] };
}

/** Another state within the step that is being taken, such as a stroke that goes on. */
export function extended(painting: Painting, now: Painted): Painting {
  return { ...painting, now };
}

export function undone({ now, past, future }: Painting): Painting {
  const before = past.at(-1);
  if (!before) return { now, past, future };
  return { now: before, past: past.slice(0, -1), future: [now, ...future] };
}

export function redone({ now, past, future }: Painting): Painting {
  const [after, ...rest] = future;
  if (!after) return { now, past, future };
  return { now: after, past: [...past, now], future: rest };
}

/** With more points, as far as there is room for them. */
export function added(painted: Painted, points: readonly Point[]): Painted {
  const room = MOST_POINTS - painted.points.length;
  if (room <= 0 || points.length === 0) return painted;
  return { ...painted, points: [...painted.points, ...points.slice(0, room)] };
}

/** Without the points that are nearer to a place than `radius`. */
export function erased(painted: Painted, x: number, y: number, radius: number): Painted {
  const points = painted.points.filter((point) => Math.hypot(point[0] - x, point[1] - y) > radius);
  return points.length === painted.points.length ? painted : { ...painted, points };
}

export function cleared(painted: Painted): Painted {
  return painted.points.length === 0 ? painted : { ...painted, points: [] };
}

/** With one more class, under a name that is free. */
export function withClass(painted: Painted): Painted {
  const { classes } = painted;
  if (classes.length >= MOST_CLASSES) return painted;
  const numbers = Array.from({ length: MOST_CLASSES + 1 }, (_, i) => `class ${i + 1}`);
  const name = numbers.slice(classes.length).find((each) => !classes.includes(each));
  return { ...painted, classes: [...classes, name ?? `class ${classes.length + 1}`] };
}

/** Without the last class and its points; two classes stay. */
export function withoutClass(painted: Painted): Painted {
  const last = painted.classes.length - 1;
  if (last < 2) return painted;
  return {
    points: painted.points.filter(([, , of]) => of !== last),
    classes: painted.classes.slice(0, last),
  };
}

/** With another name for a class, or why it cannot have it. */
export function renamed(painted: Painted, place: number, name: string): Painted | string {
  const trimmed = name.trim();
  if (trimmed === "") return "a class has a name";
  if (painted.classes.some((each, i) => i !== place && each === trimmed)) {
    return "another class has this name";
  }
  return { ...painted, classes: painted.classes.map((each, i) => (i === place ? trimmed : each)) };
}

/** How many points each class has. */
export function counts({ points, classes }: Painted): readonly number[] {
  const each = classes.map(() => 0);
  for (const [, , of] of points) each[of] = (each[of] ?? 0) + 1;
  return each;
}

/** Why nothing can be learnt of it yet, in words; null where it can. */
export function lacking(painted: Painted): string | null {
  const there = counts(painted).filter((count) => count > 0).length;
  return there >= 2 ? null : "Paint points of at least two classes.";
}
