import { batch } from "@preact/signals";

import { read, renamedBetween, withKept } from "../language";
import type { Document } from "../model/document";
import { amended, pushed } from "../model/history";
import { refresh } from "./asking";
import { keysRenamed, rekeyed } from "./rekeyed";
import { document_, history, ops, reading, selection } from "./state";

/** Waits this long after a keystroke, ms, so that a word is not run letter by letter. */
const PAUSE_IN_TYPING = 140;
/** Pauses shorter than this, ms, do not part what is typed into changes that undo takes singly. */
const PAUSE_BETWEEN_CHANGES = 500;
/** A change of the text is named by its line, as much of it as a menu has room for. */
const NAMED = 28;

let typing: ReturnType<typeof setTimeout> | null = null;
/** What typing last left, and when: what follows soon belongs to the same change. */
let typed: Document | null = null;
let typedAt = 0;
/** The text before what is being typed. */
let typedFrom = "";

/** Change the text; the graph follows when the person pauses. */
export function typeSource(source: string): void {
  const now = performance.now();
  const goesOn = typed === document_.value && now - typedAt < PAUSE_BETWEEN_CHANGES;
  const next = { ...document_.value, source };
  if (!goesOn) typedFrom = document_.value.source;
  const name = nameOf(typedFrom, source);
  history.value = goesOn ? amended(history.value, next, name) : pushed(history.value, next, name);
  typed = next;
  typedAt = now;
  clearTimeout(typing ?? undefined);
  typing = setTimeout(settleTyping, PAUSE_IN_TYPING);
}

export function isTyping(): boolean {
  return typing !== null;
}

/** Read what was typed so far, and take along what is known of the nodes that it renames. */
export function settleTyping(): void {
  if (typing === null) return;
  clearTimeout(typing);
  typing = null;
  const { source, values } = document_.value;
  const before = reading.value;
  const next = read(source, values, ops.value);
  const renamed = renamedBetween(before, next);
  const kept = rekeyed(document_.value, renamed);
  const isRekeyed = kept !== document_.value;
  const now = isRekeyed ? read(source, kept.values, ops.value) : next;
  batch(() => {
    if (isRekeyed) {
      if (typed === document_.value) typed = kept;
      history.value = amended(history.value, kept);
    }
    reading.value = withKept(now, before, kept.values, ops.value);
    selection.value = keysRenamed(selection.value, renamed);
  });
  void refresh("forward");
}

/** The first line in which two texts differ, as undo names the change. */
function nameOf(before: string, after: string): string {
  const [was, is] = [before.split("\n"), after.split("\n")];
  const at = is.findIndex((line, i) => line !== was[i]);
  const line = (is[at] ?? was[is.length] ?? "").trim();
  if (line === "") return "typing";
  return `typing ${line.length > NAMED ? `${line.slice(0, NAMED)}…` : line}`;
}
