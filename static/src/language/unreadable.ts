import type { Stretch } from "../model/reading";

/** A statement cannot be read on; those after it still can. */
export class Unreadable extends Error {
  readonly at: Stretch;

  constructor(message: string, at: Stretch) {
    super(message);
    this.at = { from: at.from, to: at.to };
  }
}

/** Signs that are not seen, or that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
const LONGEST_SHOWN = 40;

/** A piece of a text in quotes for a message, shortened, with unseen signs written out. */
export function quoted(text: string): string {
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
  return `'${shown.replace(UNSEEN, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16)}`)}'`;
}
