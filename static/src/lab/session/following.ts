import { batch } from "@preact/signals";

import { PATIENCE } from "../../api/patience";
import { lab } from "../client";
import type { RunEvent, RunState, Status } from "../contract";
import { joined, NO_HISTORY } from "../experiment/columns";
import { lookAgain } from "./looking";
import { Pace } from "./pace";
import { history, latest, next, pace, reachable, run, walked } from "./state";

const ENDED: ReadonlySet<Status> = new Set(["finished", "failed", "stopped"]);

let source: EventSource | null = null;
let followedId: string | null = null;
let again: ReturnType<typeof setTimeout> | undefined;
/** What came since the page was last painted. */
let waiting: RunEvent | null = null;
let frame = 0;
/** How many events the page has shown. */
let shown = 0;
const pacing = new Pace();

/** What a run that cannot be followed any longer leads to. */
type OnLost = (id: string) => void;
let onLost: OnLost = () => undefined;

export function whenLost(tell: OnLost): void {
  onLost = tell;
}

/** How many events were shown so far: whether one came since. */
export function eventsShown(): number {
  return shown;
}

export function isFollowed(id: string): boolean {
  return followedId === id && source !== null;
}

/** Show what the server tells about a run, from now on. */
export function follow(id: string): void {
  leave();
  followedId = id;
  const stream = lab.events(id);
  source = stream;
  stream.addEventListener("run", (message: MessageEvent<string>) => {
    if (stream === source) take(JSON.parse(message.data) as RunEvent);
  });
  stream.addEventListener("open", () => (reachable.value = true));
  stream.addEventListener("error", () => {
    if (stream === source) lose(stream, id);
  });
}

/** No longer follow any run. */
export function leave(): void {
  source?.close();
  source = null;
  followedId = null;
  clearTimeout(again);
  waiting = null;
}

/** The browser connects again by itself, unless it was told that there is nothing more. */
function lose(stream: EventSource, id: string): void {
  if (stream.readyState !== EventSource.CLOSED) {
    reachable.value = false;
    return;
  }
  source = null;
  if (hasEnded()) return;
  again = setTimeout(() => onLost(id), PATIENCE);
}

function hasEnded(): boolean {
  const now = run.peek();
  return now !== null && ENDED.has(now.status);
}

function take(event: RunEvent): void {
  waiting = waiting === null ? event : merged(waiting, event);
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    const now = waiting;
    waiting = null;
    if (now) show(now);
  });
}

/** Two events as one, for a page that paints less often than it is told something. */
function merged(before: RunEvent, after: RunEvent): RunEvent {
  if (after.fresh) return { ...after, view: after.view ?? before.view };
  return {
    ...after,
    fresh: before.fresh,
    history: joined(before.history, after.history),
    view: after.view ?? before.view,
  };
}

/** Told before a run came to rest, and here after the answer that it rests. */
function isOlder(event: RunEvent, { status, steps }: RunState): boolean {
  return !event.fresh && event.status === "running" && status === "paused" && event.steps <= steps;
}

function show(event: RunEvent): void {
  const { fresh, history: told, next: rows, view, ...state } = event;
  const before = run.peek();
  if (before && before.id !== state.id) return;
  shown += 1;
  const isRunning = state.status === "running";
  batch(() => {
    if (!before || !isOlder(event, before)) run.value = state;
    history.value = fresh ? told : joined(history.peek() ?? NO_HISTORY, told);
    next.value = rows;
    if (view) latest.value = view;
    if (before?.steps !== state.steps) walked.value = 0;
    pace.value = isRunning ? pacing.next(performance.now(), state.epoch) : null;
    reachable.value = true;
  });
  if (!isRunning) pacing.rest();
  lookAgain();
  if (ENDED.has(state.status)) {
    source?.close();
    source = null;
  }
}
