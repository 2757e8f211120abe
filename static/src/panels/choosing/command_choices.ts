import { COMMANDS, fullNameOf, GROUPS, type Command, type Menu } from "../../commands";
import { slotsOf } from "../../model/sketch";
import { addOp, chosen, examples, nodes, openExample, ops, select, stage } from "../../session";
import { shownKey } from "../../machine/keys";
import { kindOf } from "../front/kind_of";
import type { Known, Phrase } from "../phrases/phrase";
import { readPhrase, type Begun, type PhraseReading } from "../phrases/phrase_reading";
import { PHRASES } from "../phrases/phrases";
import type { Choice, Section } from "./choice";
import { best, fitOf, plain } from "./matching";
import { fitOfOp, lineOf } from "./op_search";

/** So many of a kind are listed: who wants others goes on typing. */
const SHOWN = 12;
/** So many nodes are tried for the next word of a phrase. */
const TRIED = 100;

/** Everything that can be done, of what answers to a text; everything that has a name without one. */
export function commandSections(typed: string): readonly Section[] {
  const isEmpty = plain(typed) === "";
  const sections = [
    { title: "Say it", choices: isEmpty ? [] : phraseChoices(typed) },
    ...commandSectionsFor(typed),
    { title: "Go to", choices: isEmpty ? [] : nodeChoices(typed) },
    { title: "Ops", choices: isEmpty ? [] : opChoices(typed) },
    { title: "Examples", choices: exampleChoices(typed) },
  ];
  return sections.filter(({ choices }) => choices.length > 0);
}

/** What is to be said of a text: what comes next in a phrase, or what is wrong with one. */
export function wordsOn(typed: string): string {
  const readings = readingsOf(typed);
  const begun = readings.find(({ reading }) => reading.kind === "begun");
  if (begun) return shownPattern(begun.phrase);
  const answers = commandSections(typed).length > 0;
  const wrong = readings.find(({ reading }) => reading.kind === "wrong")?.reading;
  return !answers && wrong?.kind === "wrong" ? wrong.words : "";
}

/** A phrase as it is typed, and what it does. */
export function shownPattern({ pattern, does }: Phrase): string {
  return `${pattern.replace(/[<>]/g, "")}: ${does}`;
}

interface Read {
  readonly phrase: Phrase;
  readonly reading: PhraseReading;
}

function readingsOf(typed: string): readonly Read[] {
  if (plain(typed) === "") return [];
  const known = knownNow();
  return PHRASES.map((phrase) => ({ phrase, reading: readPhrase(phrase, typed, known) }));
}

function phraseChoices(typed: string): readonly Choice[] {
  return readingsOf(typed)
    .flatMap(({ phrase, reading }) => {
      if (reading.kind === "begun") return continuations(phrase, reading);
      if (reading.kind !== "whole") return [];
      const run = (): string | null => phrase.run(reading.said);
      return [{ key: `say-${phrase.pattern}`, name: typed.trim(), about: phrase.does, run }];
    })
    .slice(0, SHOWN);
}

/** The ways a phrase may go on: choosing one writes it, and the last one does it. */
function continuations(phrase: Phrase, { next, typed, before }: Begun): readonly Choice[] {
  return wordsFor(next.kind, next.word)
    .filter((word) => word.toLowerCase().startsWith(typed.toLowerCase()))
    .slice(0, TRIED)
    .flatMap((word) => continued(phrase, `${before}${word}`, word) ?? []);
}

function continued(phrase: Phrase, text: string, word: string): Choice | null {
  const reading = readPhrase(phrase, text, knownNow());
  const about = nodes.value.has(word) ? ofNode(word) : phrase.does;
  const choice = { key: `say-${text}`, name: text, about };
  if (reading.kind !== "whole") return { ...choice, text: `${text} `, run: () => null };
  const { said } = reading;
  return phrase.isOff?.(said) ? null : { ...choice, run: () => phrase.run(said) };
}

function ofNode(id: string): string {
  const node = nodes.value.get(id);
  const reads = node ? slotsOf(node).map((from) => from ?? "_") : [];
  return reads.length === 0 ? (node?.op ?? "") : `${node?.op ?? ""} of ${reads.join(", ")}`;
}

function knownNow(): Known {
  return { nodes: new Set(nodes.value.keys()), ops: new Set(ops.value.keys()) };
}

function wordsFor(kind: Begun["next"]["kind"], word: string): readonly string[] {
  if (kind === "word") return [word];
  if (kind === "node" || kind === "nodes") return [...nodes.value.keys()];
  return kind === "op" ? [...ops.value.keys()] : [];
}

/** Every command: those for what is selected first, and those that can do nothing now last. */
function commandSectionsFor(typed: string): readonly Section[] {
  if (plain(typed) !== "") return [{ title: "Commands", choices: commandChoices(typed) }];
  const key = chosen.value;
  const those = key === null ? [] : COMMANDS.filter((command) => isFor(command, kindOf(key)));
  const others = COMMANDS.filter((command) => !those.includes(command));
  return [
    { title: `For ${key ?? ""}`, choices: those.map(choiceOf) },
    ...GROUPS.map((title) => ({
      title,
      choices: others.filter(({ group }) => group === title).map(choiceOf),
    })),
  ];
}

function isFor(command: Command, kind: Menu): boolean {
  return (command.menus?.includes(kind) ?? false) && !(command.isOff?.() ?? false);
}

function commandChoices(typed: string): readonly Choice[] {
  const fit = (command: Command): number | null => {
    const byName = fitOf(typed, fullNameOf(command));
    const byDeed = fitOf(typed, command.does);
    return byName ?? (byDeed !== null && byDeed < 4 ? 5 + byDeed : null);
  };
  const found = best(COMMANDS, fit).map(choiceOf);
  return [...found.filter(({ isOff }) => !isOff), ...found.filter(({ isOff }) => isOff)];
}

function choiceOf(command: Command): Choice {
  return {
    key: `command-${command.does}`,
    name: fullNameOf(command),
    about: command.does,
    keys: command.keys.map(shownKey).join(" or "),
    isOff: command.isOff?.() ?? false,
    run: () => {
      command.run();
      return null;
    },
  };
}

function nodeChoices(typed: string): readonly Choice[] {
  const name = plain(typed).replace(/^go to /, "");
  const found = best([...nodes.value.values()], ({ id }) => fitOf(name, id));
  return found.slice(0, SHOWN).map(({ id, op }) => ({
    key: `node-${id}`,
    name: `go to ${id}`,
    place: op,
    about: "",
    run: () => {
      select([id]);
      stage.value?.reveal(id);
      return null;
    },
  }));
}

function opChoices(typed: string): readonly Choice[] {
  const asked = plain(typed).replace(/^add /, "");
  const found = best([...ops.value.values()], (op) => fitOfOp(asked, op));
  return found.slice(0, SHOWN).map((op) => ({
    key: `op-${op.name}`,
    name: `add ${op.name}`,
    symbol: op.symbol,
    place: op.family,
    about: lineOf(op),
    run: () => addOp(op.name, {})?.refused ?? null,
  }));
}

function exampleChoices(typed: string): readonly Choice[] {
  const title = plain(typed).replace(/^open /, "");
  const all = examples.value;
  const found = title === "" ? all : best(all, (example) => fitOf(title, example.title));
  return found.slice(0, SHOWN).map((example) => ({
    key: `example-${example.id}`,
    name: `open ${example.title}`,
    about: example.about,
    run: () => {
      openExample(example);
      return null;
    },
  }));
}
