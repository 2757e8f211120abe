/** Something that can be chosen from a list, and what comes of it. */
export interface Choice {
  readonly key: string;
  readonly name: string;
  /** One line on it. */
  readonly about: string;
  /** Its sign in mathematics. */
  readonly symbol?: string;
  /** Where it belongs, as a quiet word beside its name. */
  readonly place?: string;
  /** Its keys, as they are printed on keyboards. */
  readonly keys?: string;
  readonly isOff?: boolean;
  /** Choosing it goes on with this text instead of doing something. */
  readonly text?: string;
  /** Do it; answers why it cannot be done, or null. */
  readonly run: () => string | null;
}

/** Choices under a title; an empty one needs none. */
export interface Section {
  readonly title: string;
  readonly choices: readonly Choice[];
}

export function choicesOf(sections: readonly Section[]): readonly Choice[] {
  return sections.flatMap(({ choices }) => choices);
}
