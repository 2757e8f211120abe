import { batch } from "@preact/signals";

import { api, Refused, Unreachable } from "../api/client";
import type { Example, Graph } from "../api/contract";
import { documentOf, withLeaf, type Document } from "../model/document";
import { began, pushed, redone, undone, type History } from "../model/history";
import type { Mode } from "../model/link";
import type { Value } from "../model/value";
import {
  document_,
  graph,
  history,
  isSource,
  leaves,
  literals,
  live,
  mode,
  moment,
  problems,
  reachable,
  say,
  selection,
  spans,
  stepCount,
  timeline,
  trace,
  wrt,
} from "./state";
import { pause } from "./playing";

/** Waits this long after a keystroke, ms, so that a word is not run letter by letter. */
const PAUSE_IN_TYPING = 140;

/** Pauses shorter than this, ms, do not part what is typed into changes that undo takes singly. */
const PAUSE_BETWEEN_CHANGES = 500;

/** Asks a server that did not answer again after so long, ms. */
const PATIENCE = 2000;

let asked = 0;
let running: Promise<void> | null = null;
let typing: ReturnType<typeof setTimeout> | null = null;
let before: Document | null = null;
/** What typing last left, and when: what follows soon belongs to the same change. */
let typed: Document | null = null;
let typedAt = 0;

/**
 * Where to stand once a new trace is there: at the end of forward, where one was as long as the
 * trace has as many steps as it had, or at a step.
 */
export type Landing = "forward" | "stay" | number;

/** Change the text; the graph follows when the person pauses. */
export function typeSource(source: string): void {
  const now = performance.now();
  const goesOn = typed === document_.value && now - typedAt < PAUSE_BETWEEN_CHANGES;
  if (!goesOn) before ??= document_.value;
  typed = { ...document_.value, source };
  typedAt = now;
  history.value = { ...history.value, present: typed };
  clearTimeout(typing ?? undefined);
  typing = setTimeout(runTyped, PAUSE_IN_TYPING);
}

function runTyped(): void {
  settleTyping();
  void refresh("forward");
}

/** Do it once the graph on the screen is the one that was asked for: now, or after the answer. */
export function onceCurrent(act: () => void): void {
  if (typing !== null) runTyped();
  if (running) void running.then(act);
  else act();
}

/** Make the text typed so far one undoable change. */
function settleTyping(): void {
  clearTimeout(typing ?? undefined);
  typing = null;
  if (!before) return;
  const { past, present } = history.value;
  history.value = pushed({ past, present: before, future: [] }, present);
  before = null;
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
  if (problems.value.length > 0) {
    live.value = null;
    say(`The text has to be mended before ${name} can be set`);
    return;
  }
  history.value = pushed(history.value, withLeaf(document_.value, name, value, literals.value));
  void refresh("stay");
}

export function undo(): void {
  travel(undone);
}

export function redo(): void {
  travel(redone);
}

/** Go along the history. A number that goes back leaves the person at the step they look at. */
function travel(go: (history: History<Document>) => History<Document>): void {
  settleTyping();
  const to = go(history.value);
  if (to.present === document_.value) return;
  history.value = to;
  typed = null;
  live.value = null;
  void refresh("stay");
}

export function newGraph(): void {
  open(documentOf("y = x * x"));
}

export function openExample({ title, source, values }: Example): void {
  open(documentOf(source, values, title));
}

function open(document: Document): void {
  settleTyping();
  history.value = pushed(history.value, document);
  selection.value = null;
  mode.value = "reverse";
  wrt.value = null;
  void refresh("forward");
}

/** Begin with a document that nothing came before. */
export function start(document: Document, landing: Landing): Promise<void> {
  history.value = began(document);
  return refresh(landing);
}

export function setMode(next: Mode, source: string | null): void {
  mode.value = next;
  wrt.value = next === "forward" ? source : null;
  void refresh("forward");
}

/** Parse and run the document; what cannot be run leaves the last graph standing, with words. */
export function refresh(landing: Landing): Promise<void> {
  const mine = ++asked;
  pause();
  const run = answered(mine, landing).finally(() => {
    if (mine === asked) running = null;
  });
  running = run;
  return run;
}

async function answered(mine: number, landing: Landing): Promise<void> {
  try {
    const { source, values } = document_.value;
    const parsed = await api.parse(source, values);
    if (mine !== asked) return;
    const request = traceRequest(parsed.graph);
    const answer = await api.trace(request);
    if (mine !== asked) return;
    const stepsBefore = stepCount.value;
    batch(() => {
      graph.value = parsed.graph;
      spans.value = parsed.spans;
      literals.value = parsed.literals;
      wrt.value = request.wrt;
      trace.value = answer;
      problems.value = [];
      reachable.value = true;
      if (landing !== "stay") live.value = null;
      moment.value = landed(landing, stepsBefore);
    });
  } catch (error) {
    if (mine !== asked) return;
    if (error instanceof Refused) problems.value = error.problems;
    else if (error instanceof Unreachable) {
      reachable.value = false;
      setTimeout(() => {
        if (mine === asked) void refresh(landing);
      }, PATIENCE);
    } else throw error;
  }
}

function traceRequest(next: Graph): { graph: Graph; mode: Mode; wrt: string | null } {
  if (mode.value === "reverse") return { graph: next, mode: "reverse", wrt: null };
  // Only what the page offers to choose: a link may name any node, or none that there is.
  const sources = next.nodes.filter(isSource);
  const source = sources.find(({ id }) => id === wrt.value) ?? sources[0] ?? next.nodes[0];
  return { graph: next, mode: "forward", wrt: source?.id ?? null };
}

function landed(landing: Landing, stepsBefore: number): number {
  const now = timeline.value;
  if (!now) return 0;
  const count = now.steps.length;
  if (landing === "stay") return count === stepsBefore ? Math.round(moment.value) : now.forwardEnd;
  return landing === "forward" ? now.forwardEnd : Math.min(landing, count);
}

/** The answer, however long the server is away; the page says so meanwhile. */
export async function untilReached<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const answer = await ask();
      reachable.value = true;
      return answer;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      reachable.value = false;
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
  }
}

/** The first input there is, to carry a tangent from when none was chosen. */
export function firstLeaf(): string | null {
  return leaves.value[0]?.id ?? null;
}
