import { batch } from "@preact/signals";

import { read, rewritten, withKept } from "../language";
import { withLeaf, type Document } from "../model/document";
import { isRefusal, type Edit, type Refusal, type Work } from "../model/edit";
import { pushed, redone, undone } from "../model/history";
import { withFollowedOutput } from "../model/output";
import type { Reading } from "../model/reading";
import type { Value } from "../model/value";
import { refresh, underWay, type Landing } from "./asking";
import { keysRenamed, rekeyed } from "./rekeyed";
import { document_, history, live, ops, reading, say, selection, work } from "./state";
import { isTyping, settleTyping } from "./typing";

/** Make one change by hand; answers why not, where it cannot be made. */
export function change(make: (work: Work) => Edit | Refusal): Refusal | null {
  settleTyping();
  const made = make(work.value);
  if (isRefusal(made)) {
    say(made.refused);
    return made;
  }
  const answer = { ...made, sketch: withFollowedOutput(work.value.sketch, made.sketch) };
  const byHand = new Map(Object.entries(answer.renamed ?? {}));
  const { document, read: now, renamed } = applied(work.value, answer, byHand);
  const goesOn = now === reading.value;
  batch(() => {
    history.value = pushed(history.value, document, answer.name);
    reading.value = now;
    selection.value = keysRenamed(answer.selected ?? keysRenamed(selection.value, byHand), renamed);
  });
  if (!goesOn) void refresh("forward");
  return null;
}

interface Applied {
  readonly document: Document;
  readonly read: Reading;
  /** What the text calls otherwise than the edit does. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** The document after an edit: its graph written into the text, all else under the new ids. */
function applied(
  { document, sketch }: Work,
  edit: Edit,
  byHand: ReadonlyMap<string, string>,
): Applied {
  const { source, values } = document;
  const now = reading.value;
  const kept = { ...rekeyed(document, byHand), ...edit.rest };
  if (edit.sketch === sketch) return { document: kept, read: now, renamed: new Map() };
  const text = rewritten(source, values, now, edit.sketch, ops.value, edit.renamed);
  const after = { ...rekeyed(kept, text.renamed), source: text.source, values: text.values };
  const read = withKept(text.reading, now, text.values, ops.value);
  return { document: after, read, renamed: text.renamed };
}

/** Leaves' numbers that wait until the graph on the screen is the text's, the newest of each. */
const waiting = new Map<string, Value>();

export function setLeaf(name: string, value: Value): void {
  const isFirst = !waiting.has(name);
  waiting.set(name, value);
  if (isFirst) onceCurrent(() => keepLeaf(name));
}

function keepLeaf(name: string): void {
  const value = waiting.get(name);
  waiting.delete(name);
  if (value === undefined) return;
  const next = withLeaf(document_.value, name, value, reading.value.literals);
  put(pushed(history.value, next, `set ${name}`), "stay");
}

export function undo(): void {
  travel(undone);
}

export function redo(): void {
  travel(redone);
}

/** Go so many changes back, or on, at once. */
export function travelBy(changes: number): void {
  const go = changes < 0 ? undone : redone;
  travel((from) => Array.from({ length: Math.abs(changes) }).reduce<typeof from>(go, from));
}

/** Go along the history. A number that goes back leaves the person at the step they look at. */
function travel(go: typeof undone): void {
  settleTyping();
  const to = go(history.value);
  if (to.present === document_.value) return;
  live.value = null;
  put(to, "stay");
}

/** Take on a history whose present is another document. */
export function put(next: typeof history.value, landing: Landing): void {
  const { source, values } = next.present;
  const goesOn = source === document_.value.source && values === document_.value.values;
  batch(() => {
    history.value = next;
    if (!goesOn) reading.value = read(source, values, ops.value);
  });
  if (!goesOn) void refresh(landing);
}

/** Do it once the graph on the screen is the one that was asked for: now, or after the answer. */
export function onceCurrent(act: () => void): void {
  if (isTyping()) settleTyping();
  const answer = underWay();
  if (answer) void answer.then(act);
  else act();
}
