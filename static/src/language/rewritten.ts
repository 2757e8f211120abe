import type { Ops } from "../model/graph";
import type { Reading } from "../model/reading";
import type { Sketch } from "../model/sketch";
import type { Value } from "../model/value";
import { anatomyOf, type Part } from "./anatomy";
import { goalOf } from "./goal";
import { Identity } from "./identity";
import { linesOf } from "./lines";
import { LIBRARIES } from "./names";
import { namesFor, type Names } from "./naming";
import { sameValue } from "./numerals";
import type { Placed } from "./order";
import { patched, replaced, type Entry } from "./patch";
import { keptEdits, statementText } from "./phrasing";
import { read } from "./read";
import { staysInline, type Task, type Unit } from "./units";

type Values = Readonly<Record<string, Value>>;

/** A text that says a graph, with the numbers of the inputs that it leaves open. */
export interface Rewriting {
  readonly source: string;
  readonly values: Values;
  /** What the text calls those nodes of the graph that it calls differently. */
  readonly renamed: ReadonlyMap<string, string>;
  /** What the text says. */
  readonly reading: Reading;
}

/**
 * The text after its graph was changed to `next`: only the statements that make changed nodes are
 * written anew. `renames` has new ids by old ones, of nodes that are only called differently.
 */
export function rewritten(
  source: string,
  values: Values,
  reading: Reading,
  next: Sketch,
  ops: Ops,
  renames: Readonly<Record<string, string>> = {},
): Rewriting {
  const parts = anatomyOf(reading);
  const basis = {
    source,
    literals: reading.literals,
    parts,
    written: new Set(parts.flatMap(({ nodes }) => nodes)),
    inner: new Set(parts.flatMap(({ nodes }) => nodes.slice(0, -1))),
    old: goalOf(reading.sketch, ops),
    goal: goalOf(next, ops),
    identity: new Identity(renames),
    ops,
  };
  return phrased({ ...basis, isInline: (id) => staysInline(basis, id) }, values);
}

/** The text of a task, and what of the graph it calls differently. */
export function phrased(task: Task, values: Values): Rewriting {
  const units = linesOf(task);
  const names = namesFor(task, units);
  const source = patched(task.source, task.parts, entriesOf(task, units, names));
  const numbers = numbersBeside(task, values, units, names);
  const reading = read(source, numbers, task.ops);
  return { source, values: numbers, renamed: renamedIn(task, units, names, reading), reading };
}

/** What is to be done to the text for each of its statements. */
function entriesOf(task: Task, units: readonly Placed<Unit>[], names: Names): Entry[] {
  const sharers = new Map<Part["line"], number>();
  for (const { line } of task.parts) sharers.set(line, (sharers.get(line) ?? 0) + 1);
  return units.map(({ item, isMoved }, i): Entry => {
    const part = item.part === null ? null : (task.parts[item.part] ?? null);
    const edits = item.isKept ? keptEdits(task, item, names) : [];
    if (part && !isMoved) {
      const whole = { ...part.at, insert: "" };
      const all = item.isKept ? edits : [{ ...whole, insert: statementText(task, item, names) }];
      return { place: item.part, edits: all, text: "" };
    }
    const isAlone = part !== null && sharers.get(part.line) === 1;
    const note = isAlone ? task.source.slice(part.at.to, part.line.to) : "";
    const text =
      part && item.isKept
        ? replaced(task.source, edits, part.at)
        : statementText(task, item, names);
    // Further down, a line without a name would not be the output.
    const isHidden = item.isBare && item.nodes.length === 0 && i < units.length - 1;
    const line = isHidden ? `${names.forOutput} = ${text}` : text;
    return { place: null, edits: [], text: /^\s*#/.test(note) ? line + note : line };
  });
}

/** The numbers of the inputs that the text leaves open; the same record where nothing changes. */
function numbersBeside(
  task: Task,
  values: Values,
  units: readonly Placed<Unit>[],
  names: Names,
): Values {
  const inText = new Set(units.flatMap(({ item }) => item.nodes));
  const numbers = new Map(Object.entries(values));
  for (const id of task.old.nodes.keys()) {
    if (!task.written.has(id) && !task.goal.nodes.has(id)) numbers.delete(id);
  }
  for (const [id, { value }] of task.goal.nodes) {
    const name = names.ofNode(id);
    if (inText.has(id)) {
      if (!task.written.has(id)) numbers.delete(name);
      continue;
    }
    const known = numbers.get(name);
    // A new name such as np is taken for a library, unless it is given a number.
    const isTold = known !== undefined || !LIBRARIES.has(name) || task.old.nodes.has(name);
    if (!isTold || !sameValue(known ?? 1, value ?? 1)) numbers.set(name, value ?? 1);
  }
  const before = Object.entries(values);
  const isSame =
    numbers.size === before.length &&
    before.every(([name, value]) => Object.is(numbers.get(name), value));
  return isSame ? values : Object.fromEntries(numbers);
}

/** What the nodes are called in the text, of those that are called differently. */
function renamedIn(
  task: Task,
  units: readonly Placed<Unit>[],
  names: Names,
  { statements }: Reading,
): Map<string, string> {
  const renamed = new Map<string, string>();
  const inText = new Set<string>();
  units.forEach(({ item }, i) => {
    item.nodes.forEach((id, j) => {
      inText.add(id);
      const now = statements[i]?.nodes[j] ?? id;
      if (now !== id) renamed.set(id, now);
    });
  });
  for (const id of task.goal.nodes.keys()) {
    const now = names.ofNode(id);
    if (!inText.has(id) && now !== id) renamed.set(id, now);
  }
  return renamed;
}
