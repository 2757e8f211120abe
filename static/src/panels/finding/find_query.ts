import { plain, fitOf } from "../choosing/matching";
import { parseNumber } from "../../fields/number_steps";
import { short } from "../../model/format";
import { isTensor, toFloat, type Num, type Quantity, type Value } from "../../model/value";

/** What a node can be found by. */
export interface Findable {
  readonly id: string;
  readonly op: string;
  /** The op's sign; empty for a leaf, whose sign would be taken for a name. */
  readonly symbol: string;
  /** Null before they are computed. */
  readonly value: Value | null;
  readonly grad: Quantity | null;
}

/** Whether a number is one that is looked for. */
type Test = (x: number) => boolean;

const COMPARED: Readonly<Record<string, (x: number, y: number) => boolean>> = {
  ">": (x, y) => x > y,
  "<": (x, y) => x < y,
  ">=": (x, y) => x >= y,
  "<=": (x, y) => x <= y,
  "=": (x, y) => x === y || short(x) === short(y),
};

const WORDS: Readonly<Record<string, Test>> = {
  nan: (x) => Number.isNaN(x),
  inf: (x) => Math.abs(x) === Infinity,
  infinity: (x) => Math.abs(x) === Infinity,
  "∞": (x) => Math.abs(x) === Infinity,
};

/**
 * The nodes that are looked for, in the order given: by name or op, or by a number of theirs.
 * `7`, `> 5` and `nan` ask for values, of a tensor for any of its numbers; `grad > 1` for grads.
 */
export function found(query: string, all: readonly Findable[]): readonly string[] {
  const asked = plain(query).replace("≥", ">=").replace("≤", "<=");
  if (asked === "") return [];
  const [, side = "value", rest = asked] = /^(value|grad)\s*(.*)$/.exec(asked) ?? [];
  const test = testOf(rest);
  const named = namedBy(asked, all);
  if (!test) return named;
  const hits = all.filter((one) => isHit(side === "grad" ? one.grad : one.value, test));
  const ids = new Set([...hits.map(({ id }) => id), ...named]);
  return all.flatMap(({ id }) => (ids.has(id) ? [id] : []));
}

function namedBy(asked: string, all: readonly Findable[]): readonly string[] {
  return all.flatMap(({ id, op, symbol }) =>
    plain(symbol) === asked || isNear(asked, id) || isNear(asked, op) ? [id] : [],
  );
}

/** Names count that begin so, or hold several letters of it; mere letters in order find too much. */
function isNear(asked: string, name: string): boolean {
  const fit = fitOf(asked, name);
  return fit !== null && fit < (asked.length > 1 ? 4 : 3);
}

function testOf(asked: string): Test | null {
  const word = WORDS[asked];
  if (word) return word;
  const [, sign = "=", number = ""] = /^(>=|<=|>|<|=)?\s*(.+)$/.exec(asked) ?? [];
  const { value } = parseNumber(number);
  const compare = COMPARED[sign];
  return value === null || !compare ? null : (x) => compare(x, value);
}

function isHit(value: Quantity | null, test: Test): boolean {
  if (value === null) return false;
  const numbers: readonly (Num | bigint)[] = isTensor(value) ? value.data : [value];
  return numbers.some((number) => test(toFloat(number)));
}
