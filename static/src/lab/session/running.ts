import { batch } from "@preact/signals";

import { Refused, Unreachable } from "../../api/client";
import { PATIENCE } from "../../api/patience";
import { lab } from "../client";
import type { Experiment, Run, Status } from "../contract";
import { same } from "../experiment/same";
import { follow, leave, whenLost } from "./following";
import { lookAt } from "./looking";
import { answered, isGone } from "./reaching";
import { forgetViews, scrubTo } from "./scrubbing";
import { data, experiment, followed, history, next, problems, reachable } from "./state";
import { run, say, speed, walked } from "./state";

/** A run begins once nothing was changed for so long, ms. */
const REST = 150;

type Start = "paused" | "running";

let timer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;
let isAsking = false;
/** Whether the run that is about to begin shall train at once. */
let wished: Start = "paused";

/** Whether a run is about to begin. */
export function isBeginning(): boolean {
  return timer !== undefined || isAsking;
}

/** Begin a run of the experiment once it rests; it trains on if training was under way. */
export function beginSoon(): void {
  if (!isBeginning()) wished = run.peek()?.status === "running" ? "running" : "paused";
  clearTimeout(timer);
  timer = setTimeout(() => void begin(), REST);
}

/** Begin a run now. */
export function beginNow(start: Start): Promise<void> {
  wished = start;
  return begin();
}

/** Of a run that is about to begin: that it shall train at once, or rest. */
export function wish(start: Start): void {
  wished = start;
}

async function begin(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const wanted = experiment.peek();
  if (!wanted) return;
  const mine = ++asked;
  if (isUnderWay(wanted)) {
    isAsking = false;
    followed.value = wanted;
    problems.value = [];
    return;
  }
  isAsking = true;
  const start = wished;
  try {
    const id = await lab.begin(wanted, start, speed.peek());
    if (mine !== asked) {
      letGo(id);
      return;
    }
    isAsking = false;
    adopt(id, wanted, start);
    if (wished !== start) void answered(() => turned(id, wanted));
  } catch (error) {
    if (mine !== asked) return;
    isAsking = false;
    refuse(error);
  }
}

/** What was wished for while the run was being begun. */
function turned(id: string, { epochs }: Experiment) {
  return wished === "paused" ? lab.pause(id) : lab.resume(id, speed.peek(), epochs);
}

/**
 * Whether the run that is there is of this experiment: what has been undone may be what it was begun
 * with, and a run can go on for more epochs than it was begun with.
 */
function isUnderWay(wanted: Experiment): boolean {
  const [now, of] = [run.peek(), followed.peek()];
  if (!now || !of || GONE.has(now.status)) return false;
  return same({ ...wanted, epochs: of.epochs }, of) && wanted.epochs >= now.epochs;
}

const GONE: ReadonlySet<Status> = new Set(["failed", "stopped"]);

function refuse(error: unknown): void {
  if (error instanceof Refused) {
    problems.value = error.problems.length > 0 ? error.problems : [wholeProblem(error)];
    // What is not about a place in the experiment is seen nowhere else.
    if (error.problems.length === 0) say(error.message);
  } else if (error instanceof Unreachable) {
    reachable.value = false;
    timer = setTimeout(() => void begin(), PATIENCE);
  } else throw error;
}

function wholeProblem({ message }: Refused) {
  return { where: "", message };
}

/** Show a run that was begun, and let go of the one before. */
function adopt(id: string, of: Experiment, status: Start): void {
  const before = run.peek();
  const state = {
    id,
    status,
    place: 0,
    warm: before?.warm ?? false,
    pace: null,
    why: null,
    steps: 0,
    epoch: 0,
  };
  batch(() => {
    show(of);
    run.value = { ...state, epochs: of.epochs, steps_per_epoch: before?.steps_per_epoch ?? 1 };
    problems.value = [];
    reachable.value = true;
  });
  watch(id);
  if (before && !GONE.has(before.status)) letGo(before.id);
}

/**
 * Attach to a run that is there already, as after a reload: the experiment that it is of, in the
 * words that are known of it; null where the run is gone.
 */
export async function attach(id: string, known: Experiment | null): Promise<Experiment | null> {
  let found: Run;
  try {
    found = await lab.run(id);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
  const { experiment: told, history: past, next: rows, ...state } = found;
  const of = known ?? told;
  if (GONE.has(state.status)) return null;
  batch(() => {
    show(of);
    run.value = state;
    history.value = past;
    next.value = rows;
  });
  watch(id);
  return of;
}

function show(of: Experiment): void {
  followed.value = of;
  walked.value = 0;
  scrubTo(null);
  forgetViews();
  void lookAt(null);
}

function watch(id: string): void {
  follow(id);
  void answered(() => lab.data(id)).then((rows) => {
    if (rows && run.peek()?.id === id) data.value = rows;
  });
}

/** Nobody looks at it any longer: the server need not keep it. */
function letGo(id: string): void {
  lab.stop(id).catch(() => undefined);
}

/** A run that is no longer told about: it may be there still, or it is begun anew. */
async function resume(id: string): Promise<void> {
  if (run.peek()?.id !== id) return;
  try {
    if (await attach(id, followed.peek())) {
      reachable.value = true;
      return;
    }
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    reachable.value = false;
    setTimeout(() => void resume(id), PATIENCE);
    return;
  }
  beginAnew();
}

/** The server no longer has the run: the same one begins again. */
export function beginAnew(): void {
  say("The server no longer had this run: it begins again from its start");
  leave();
  followed.value = null;
  void beginNow("paused");
}

whenLost((id) => void resume(id));
