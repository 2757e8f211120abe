import { ALIASES, HOLE, LONGEST_NAME, spelling, WORDS } from "../language/names";
import { RESERVED, tokenize } from "../language/tokens";
import type { Ops } from "../model/graph";
import { quoted } from "./words";

/** Why something cannot be called so, and what would do instead; null where it can. */
export function nameFault(name: string, taken: ReadonlySet<string>, ops: Ops): string | null {
  const fault = faultOf(name, taken, ops);
  return fault && `${fault}; ${namer(taken, ops)(name)} would do`;
}

function faultOf(name: string, taken: ReadonlySet<string>, ops: Ops): string | null {
  if (name === "") return "a node needs a name";
  if (name === HOLE) return `${HOLE} keeps the place of what is not connected yet`;
  if (RESERVED.has(name) || WORDS.has(name)) return `${name} is a word of Python`;
  if (name.length > LONGEST_NAME) return `a name has at most ${LONGEST_NAME} characters`;
  if (!isSpelled(name)) return `${quoted(name)} cannot be a name; use letters, digits and _`;
  if (ops.has(name) || ALIASES.has(name)) return `${name} is the name of an op`;
  return taken.has(name) ? `there is a node ${name} already` : null;
}

/** What somebody typed as the text would have it: look-alike letters are one (NFKC, as in Python). */
export function typed(name: string): string {
  return name.trim().normalize("NFKC");
}

/** Gives names that are free, as near as can be to what is wanted; never the same one twice. */
export function namer(taken: ReadonlySet<string>, ops: Ops): (wanted: string) => string {
  const given = new Set<string>();
  const tried = new Map<string, number>();
  const isFree = (name: string): boolean => !given.has(name) && faultOf(name, taken, ops) === null;
  return (wanted) => {
    const name = spellable(wanted);
    const free = isFree(name) ? name : numbered(name, isFree, tried);
    given.add(free);
    return free;
  };
}

/** A free name for each of some ids, by id: those that are free as they are keep theirs. */
export function namesFor(
  ids: readonly string[],
  taken: ReadonlySet<string>,
  ops: Ops,
): ReadonlyMap<string, string> {
  const free = namer(taken, ops);
  const isFree = (id: string): boolean => faultOf(id, taken, ops) === null;
  const kept = new Map(ids.filter(isFree).map((id) => [id, free(id)]));
  return new Map(ids.map((id) => [id, kept.get(id) ?? free(id)]));
}

/** The name with the next number that is free; `tried` remembers where the numbers stand. */
function numbered(
  name: string,
  isFree: (name: string) => boolean,
  tried: Map<string, number>,
): string {
  const [digits = ""] = /\d{0,9}$/.exec(name) ?? [];
  const stem = name.slice(0, name.length - digits.length).slice(0, LONGEST_NAME - 10);
  let number = Math.max(Number(digits) + 1, tried.get(stem) ?? 1);
  while (!isFree(`${stem}${number}`)) number += 1;
  tried.set(stem, number + 1);
  return `${stem}${number}`;
}

/** A name that the language can spell, with `_` for what it cannot: layer1/neuron3, layer1_neuron3. */
function spellable(wanted: string): string {
  const name = typed(wanted.slice(0, 4 * LONGEST_NAME)).slice(0, LONGEST_NAME);
  if (isSpelled(name)) return name;
  const signs = Array.from(name, (sign) => (isSpelled(`x${sign}`) ? sign : "_")).join("");
  const plain = signs.replace(/_{2,}/g, "_").replace(/^_+|_+$/g, "");
  if (RESERVED.has(plain)) return `${plain}_`;
  return isSpelled(plain) ? plain : `n${plain}`;
}

/** Whether the text can say it: as one word, which is a name as it is. */
function isSpelled(name: string): boolean {
  const [word] = tokenize(name);
  return word?.kind === "name" && word.to === name.length && spelling(name) === name;
}

/** The names that inputs are given in turn. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** A short name for something new: a, b, c, … for a leaf, y, y1, … for what is computed. */
export function shortName(isLeaf: boolean, taken: ReadonlySet<string>, ops: Ops): string {
  const letter = isLeaf ? Array.from(LETTERS).find((each) => !taken.has(each)) : "y";
  return namer(taken, ops)(letter ?? "a");
}
