import { batch } from "@preact/signals";

import { api, Refused, Unreachable } from "../api/client";
import type { Example, Graph } from "../api/contract";
import { withLeaf, type Document } from "../model/document";
import { began, pushed, redone, undone } from "../model/history";
import type { Mode } from "../model/link";
import type { Value } from "../model/value";
import {
  document_,
  graph,
  history,
  leaves,
  live,
  mode,
  moment,
  problems,
  reachable,
  selection,
  spans,
  timeline,
  trace,
  wrt,
} from "./state";
import { pause } from "./playing";

/** Waits this long after a keystroke, ms, so that a word is not run letter by letter. */
const PAUSE_IN_TYPING = 140;

/** Asks a server that did not answer again after so long, ms. */
const PATIENCE = 2000;

let asked = 0;
let running: Promise<void> | null = null;
let typing: ReturnType<typeof setTimeout> | null = null;
let before: Document | null = null;

/** Where to stand once a new trace is there: at the end of forward, where one was, or at a step. */
export type Landing = "forward" | "stay" | number;

/** Change the text; the graph follows when the person pauses. */
export function typeSource(source: string): void {
  before ??= document_.value;
  history.value = { ...history.value, present: { ...document_.value, source } };
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

export function setLeaf(name: string, value: Value): void {
  settleTyping();
  history.value = pushed(history.value, withLeaf(document_.value, name, value));
  void refresh("stay");
}

export function undo(): void {
  settleTyping();
  history.value = undone(history.value);
  void refresh("forward");
}

export function redo(): void {
  history.value = redone(history.value);
  void refresh("forward");
}

export function newGraph(): void {
  open({ title: "Untitled", source: "y = x * x", values: {} });
}

export function openExample({ title, source, values }: Example): void {
  open({ title, source, values });
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
    batch(() => {
      graph.value = parsed.graph;
      spans.value = parsed.spans;
      wrt.value = request.wrt;
      trace.value = answer;
      problems.value = [];
      reachable.value = true;
      if (landing !== "stay") live.value = null;
      moment.value = landed(landing);
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
  const kept = next.nodes.some((node) => node.id === wrt.value);
  const first = next.nodes.find((node) => node.op === "input") ?? next.nodes[0];
  return { graph: next, mode: "forward", wrt: kept ? wrt.value : (first?.id ?? null) };
}

function landed(landing: Landing): number {
  const now = timeline.value;
  if (!now) return 0;
  if (landing === "forward") return now.forwardEnd;
  return Math.min(landing === "stay" ? Math.round(moment.value) : landing, now.steps.length);
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
