import type { Made, Making } from "../../contract";

/** Of more features than these the ones that can be made are too many to list. */
const LISTED = 6;
/** So many that were searched for are shown. */
const FOUND = 12;

const AS_IT_IS = "same";

/** A feature that is made, with its own name. */
export interface Input {
  readonly made: Made;
  readonly written: string;
}

/** The name of a made feature; what is no single word stands in brackets, as the server has it. */
export function writtenOf({ making, of }: Made, makings: readonly Making[]): string {
  const written = makings.find(({ name }) => name === making)?.written;
  if (written === undefined) return `${making}(${of.join(", ")})`;
  if (making === AS_IT_IS) return of[0] ?? "";
  return written.replace(/\{(\d)\}/g, (_, place) => factor(of[Number(place)] ?? ""));
}

function factor(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `(${name})`;
}

/** Every feature that can be made, making by making; of a pair in one order. */
export function makeable(
  features: readonly string[],
  makings: readonly Making[],
): readonly Input[] {
  return makings.flatMap(({ name, takes }) =>
    (takes === 2 ? pairs(features) : features.map((feature) => [feature])).map((of) => {
      const made = { making: name, of };
      return { made, written: writtenOf(made, makings) };
    }),
  );
}

function pairs(features: readonly string[]): readonly (readonly string[])[] {
  return features.flatMap((first, i) => features.slice(i + 1).map((second) => [first, second]));
}

/** What the checklist has: everything where it is little, else what is raw and what is chosen. */
export function listed(
  features: readonly string[],
  makings: readonly Making[],
  chosen: readonly Made[],
): readonly Input[] {
  const all = makeable(features, makings);
  if (!isSearched(features)) return all;
  return all.filter(
    ({ made }) => made.making === AS_IT_IS || chosen.some((each) => same(each, made)),
  );
}

/** Whether there are too many features for the checklist to have all that can be made. */
export function isSearched(features: readonly string[]): boolean {
  return features.length > LISTED;
}

/** The first features that can be made and have every word of a text in their names. */
export function found(
  features: readonly string[],
  makings: readonly Making[],
  text: string,
): readonly Input[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits: Input[] = [];
  for (const input of makeable(features, makings)) {
    if (input.made.making === AS_IT_IS) continue;
    if (words.every((word) => input.written.toLowerCase().includes(word))) hits.push(input);
    if (hits.length === FOUND) break;
  }
  return hits;
}

/** The features an experiment has: null stands for all of them as they are. */
export function chosenOf(
  features: readonly Made[] | null,
  raw: readonly string[],
): readonly Made[] {
  return features ?? raw.map((name) => ({ making: AS_IT_IS, of: [name] }));
}

export function isChosen(chosen: readonly Made[], made: Made): boolean {
  return chosen.some((each) => same(each, made));
}

/**
 * The features with one more or one fewer, in the order they can be made in; null where they are
 * the raw ones again. The last one cannot be taken away.
 */
export function toggled(
  features: readonly Made[] | null,
  raw: readonly string[],
  makings: readonly Making[],
  made: Made,
): readonly Made[] | null {
  const before = chosenOf(features, raw);
  const isThere = isChosen(before, made);
  if (isThere && before.length === 1) return features;
  const after = isThere ? before.filter((each) => !same(each, made)) : [...before, made];
  const ordered = makeable(raw, makings)
    .map((input) => input.made)
    .filter((each) => isChosen(after, each));
  return isRaw(ordered, raw) ? null : ordered;
}

function isRaw(chosen: readonly Made[], raw: readonly string[]): boolean {
  const asTheyAre = chosenOf(null, raw);
  return (
    chosen.length === raw.length && chosen.every((each, i) => same(each, asTheyAre[i] ?? each))
  );
}

function same(one: Made, other: Made): boolean {
  return one.making === other.making && one.of.join("\n") === other.of.join("\n");
}
