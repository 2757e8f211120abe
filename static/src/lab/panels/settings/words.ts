/** How names and records of the catalogues are put before people. */

const NAMES: Readonly<Record<string, string>> = { lecun: "LeCun" };

/** A title for what only has a name: `xavier_uniform` is Xavier uniform. */
export function titled(name: string): string {
  const [first = "", ...rest] = name.split("_");
  return [NAMES[first] ?? first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(" ");
}

/** A clause of a catalogue as a sentence. */
export function sentence(clause: string): string {
  const text = clause.charAt(0).toUpperCase() + clause.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** What a record says of itself, and where it was published. */
export function cited({ doc, source }: { readonly doc: string; readonly source: string }): string {
  return source ? `${doc} (${source})` : doc;
}

/** What stands before the colon of `Gaussian: independent weights …`. */
export function family(words: string): string {
  return words.split(":")[0] ?? words;
}
