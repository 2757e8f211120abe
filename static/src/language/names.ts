import { RESERVED, type Token } from "./tokens";
import { quoted, Unreadable } from "./unreadable";

/** Keeps a place that nothing is connected to yet. */
export const HOLE = "_";
/** Settings of ops, and no values. */
export const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ["True", true],
  ["False", false],
  ["None", null],
]);
export const ALIASES: ReadonlyMap<string, string> = new Map([["ln", "log"]]);
/** What a reduction is called with two inputs: max(x) is the largest of x, max(a, b) of the two. */
export const OF_TWO: ReadonlyMap<string, string> = new Map([
  ["max", "maximum"],
  ["min", "minimum"],
]);
export const PROPERTIES: ReadonlyMap<string, string> = new Map([["T", "transpose"]]);
/** Names that may be values too: one is taken for a library only where that explains a fault. */
export const LIBRARIES: ReadonlySet<string> = new Set(
  "np numpy jnp jax math cmath torch nn F tf keras scipy".split(" "),
);

export const LONGEST_NAME = 64;
const POWERS = /[⁰¹²³⁴⁵⁶⁷⁸⁹ⁿⁱ]/;
const IDENTIFIER = /^[\p{XIDS}_]\p{XIDC}*$/u;
const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The one spelling of a name, so that look-alike letters are one name (NFKC, as in Python). */
export function spelled({ text, from, to }: Token): string {
  const name = spelling(text);
  if (name !== null) return name;
  const at = { from, to };
  if (POWERS.test(text)) throw new Unreadable("powers are written **, as in x**2", at);
  const normal = text.normalize("NFKC");
  if (RESERVED.has(normal)) throw new Unreadable(reserved(normal), at);
  const { length } = Array.from(normal);
  if (length <= LONGEST_NAME) {
    throw new Unreadable(`${quoted(text)} cannot be a name; use letters, digits and _`, at);
  }
  const message = `a name has at most ${LONGEST_NAME} characters, this one has ${length}`;
  throw new Unreadable(message, at);
}

/** The same, or null where the word cannot be a name. */
export function spelling(text: string): string | null {
  if (PLAIN.test(text)) return text.length > LONGEST_NAME || RESERVED.has(text) ? null : text;
  const name = text.normalize("NFKC");
  if (POWERS.test(text) || !IDENTIFIER.test(name) || RESERVED.has(name)) return null;
  return Array.from(name).length > LONGEST_NAME ? null : name;
}

export function reserved(word: string): string {
  return `'${word}' is a word of Python; pick another name, such as ${word}_`;
}
