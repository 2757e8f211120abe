import type { Op } from "../../model/graph";
import { best, hasInOrder, plain } from "./matching";

/** Shorter ones begin too many words of the ops' lines. */
const SHORTEST_IN_DOC = 3;

/** How well an op answers what was typed: by name, sign, family, then the words of its line. */
export function fitOfOp(typed: string, op: Op): number | null {
  const asked = plain(typed);
  const [name, family] = [op.name, op.family].map(plain);
  // As they are: the small σ is the sigmoid, the large Σ a sum.
  const [sign, symbol] = [typed.trim(), op.symbol.replace("−", "-")];
  const tests: readonly (() => boolean | undefined)[] = [
    () => name === asked,
    () => symbol === sign || op.infix === sign,
    () => name?.startsWith(asked),
    () => name?.split(" ").some((word) => word.startsWith(asked)),
    () => symbol.startsWith(sign),
    () => family?.split(" ").some((word) => word.startsWith(asked)),
    () => asked.length >= SHORTEST_IN_DOC && hasWords(op.doc, asked),
    () => name?.includes(asked),
    () => asked.length > 1 && hasInOrder(name ?? "", asked),
  ];
  const fit = tests.findIndex((isSo) => isSo());
  return fit === -1 ? null : fit;
}

/** The ops that answer, the best first; of equals those used last, then as the catalogue has them. */
export function opsFound(
  ops: readonly Op[],
  typed: string,
  recent: readonly string[],
): readonly Op[] {
  return best(recentFirst(ops, recent), (op) => fitOfOp(typed, op));
}

export function recentFirst(ops: readonly Op[], recent: readonly string[]): readonly Op[] {
  const used = recent.flatMap((name) => ops.find((op) => op.name === name) ?? []);
  return [...used, ...ops.filter(({ name }) => !recent.includes(name))];
}

function hasWords(doc: string, asked: string): boolean {
  const words = plain(doc).split(/[^\p{Letter}\p{Number}]+/u);
  return asked.split(" ").every((word) => words.some((each) => each.startsWith(word)));
}

/** The first sentence of what an op says of itself. */
export function lineOf({ doc }: Op): string {
  return /^.*?[.:](?=\s|$)/.exec(doc)?.[0].replace(/:$/, ".") ?? doc;
}
