import { readValue } from "../../fields/value_text";
import { nearest } from "../../language/nearest";
import { partsOf, type Known, type Part, type Phrase, type Said } from "./phrase";

/** What a typed text is, as far as one phrase is concerned. */
export type PhraseReading =
  | { readonly kind: "whole"; readonly said: Said }
  /** Right so far: what comes next, how much of it is there, and the text before that. */
  | Begun
  | { readonly kind: "wrong"; readonly words: string }
  /** Not this phrase at all. */
  | { readonly kind: "other" };

export interface Begun {
  readonly kind: "begun";
  readonly next: Part;
  readonly typed: string;
  readonly before: string;
}

interface Word {
  readonly text: string;
  readonly from: number;
  /** Whether it may be going on: nothing follows it, not even a blank. */
  readonly isOpen: boolean;
}

/** What a part took: so many words, and what they said. */
interface Taken {
  readonly count: number;
  readonly said: Partial<Said>;
}

type Stop = Exclude<PhraseReading, { readonly kind: "whole" }>;

/** So many names are told, where one is asked for that there is not. */
const FEW = 8;

const NOTHING_SAID: Said = { nodes: [], op: "", name: "", slot: null, value: null };

/** Read a text as a phrase. */
export function readPhrase(phrase: Phrase, text: string, known: Known): PhraseReading {
  const words = wordsOf(text);
  const parts = partsOf(phrase);
  let said = NOTHING_SAID;
  let at = 0;
  for (const [place, part] of parts.entries()) {
    const left = words.slice(at);
    if (left.length === 0 && part.mayLack) continue;
    const taken = take(part, left, parts[place + 1] ?? null, text, known);
    if ("kind" in taken) return place === 0 && taken.kind === "wrong" ? { kind: "other" } : taken;
    at += taken.count;
    said = { ...said, ...taken.said, nodes: [...said.nodes, ...(taken.said.nodes ?? [])] };
  }
  const rest = words[at];
  return rest ? wrong(`“${rest.text}” is one word too many.`) : { kind: "whole", said };
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[^\s,]+/g)].map((match) => ({
    text: match[0],
    from: match.index,
    isOpen: match.index + match[0].length === text.length,
  }));
}

function take(
  part: Part,
  words: readonly Word[],
  after: Part | null,
  text: string,
  known: Known,
): Taken | Stop {
  const [word] = words;
  if (!word) return { kind: "begun", next: part, typed: "", before: spaced(text) };
  switch (part.kind) {
    case "word":
      return takeWord(part, word, text);
    case "node":
      return takeNode(part, word, text, known);
    case "nodes":
      return takeNodes(part, words, after, text, known);
    case "op":
      if (known.ops.has(word.text)) return { count: 1, said: { op: word.text } };
      return unknown(part, word, text, "op", known.ops);
    case "name":
      return { count: 1, said: { name: word.text } };
    case "slot":
      return takeSlot(word);
    case "value":
      return takeValue(words, text);
  }
}

function takeWord(part: Part, word: Word, text: string): Taken | Stop {
  const typed = word.text.toLowerCase();
  if (typed === part.word) return { count: 1, said: {} };
  if (part.mayLack) return { count: 0, said: {} };
  if (word.isOpen && part.word.startsWith(typed)) return begun(part, word, text);
  return wrong(`Here “${part.word}” is expected, not “${word.text}”.`);
}

function takeNode(part: Part, word: Word, text: string, known: Known): Taken | Stop {
  if (known.nodes.has(word.text)) return { count: 1, said: { nodes: [word.text] } };
  return unknown(part, word, text, "node", known.nodes);
}

/** One or more, up to the word that the phrase goes on with. */
function takeNodes(
  part: Part,
  words: readonly Word[],
  after: Part | null,
  text: string,
  known: Known,
): Taken | Stop {
  const end = words.findIndex(({ text: each }, i) => i > 0 && each === after?.word);
  const named = words.slice(0, end === -1 ? words.length : end);
  const nodes: string[] = [];
  for (const word of named) {
    if (word.text === "and" && !known.nodes.has("and")) continue;
    const one = takeNode(part, word, text, known);
    if ("kind" in one) return one;
    nodes.push(word.text);
  }
  return { count: named.length, said: { nodes } };
}

function takeSlot(word: Word): Taken | Stop {
  const slot = /^\d{1,6}$/.test(word.text) ? Number(word.text) : 0;
  if (slot >= 1) return { count: 1, said: { slot: slot - 1 } };
  return wrong(`“${word.text}” is no input: count them from 1.`);
}

/** A value is all that is left, commas and blanks included. */
function takeValue(words: readonly Word[], text: string): Taken | Stop {
  const read = readValue(text.slice(words[0]?.from ?? 0));
  return read.fault === null
    ? { count: words.length, said: { value: read.value } }
    : wrong(read.fault);
}

/** A name that there is not yet, or not at all. */
function unknown(
  part: Part,
  word: Word,
  text: string,
  kind: "node" | "op",
  names: ReadonlySet<string>,
): Stop {
  const asked = word.text.toLowerCase();
  const begins = word.isOpen && [...names].some((name) => name.toLowerCase().startsWith(asked));
  if (begins) return begun(part, word, text);
  return wrong(`There is no ${kind} called ${word.text}${hint(word.text, names)}`);
}

function hint(typed: string, names: ReadonlySet<string>): string {
  const meant = nearest(typed, names);
  if (meant !== null) return `; did you mean ${meant}?`;
  return names.size > 0 && names.size <= FEW ? `; there are ${[...names].join(", ")}.` : ".";
}

function begun(next: Part, word: Word, text: string): Begun {
  return { kind: "begun", next, typed: word.text, before: text.slice(0, word.from) };
}

function wrong(words: string): Stop {
  return { kind: "wrong", words };
}

function spaced(text: string): string {
  return text === "" || /[\s,]$/.test(text) ? text : `${text} `;
}
