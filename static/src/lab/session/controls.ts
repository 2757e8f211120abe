import { Refused } from "../../api/client";
import { machine } from "../../machine/remembered";
import { lab } from "../client";
import type { RunState } from "../contract";
import { changeExperiment } from "./changing";
import { eventsShown, follow, isFollowed } from "./following";
import { isBatchWalked, lookAt, walkOn } from "./looking";
import { answered, isGone } from "./reaching";
import { beginAnew, beginNow, isBeginning, wish } from "./running";
import { forgetViews, scrubTo } from "./scrubbing";
import { experiment, hasTrained, run, say, scrubbedTo, speed, walked } from "./state";

/** The server takes no more. */
const MOST_EPOCHS = 1_000_000;

/** Train, or train on; after the last epoch for as many again. */
export async function play(): Promise<void> {
  learnt();
  if (isBeginning()) {
    wish("running");
    return;
  }
  const now = run.peek();
  if (now?.status === "finished" && epochsWanted() <= now.epochs) wantAsManyAgain(now.epochs);
  if (now?.status === "finished" || now?.status === "paused") await control(goOn);
  else if (now?.status !== "running") await beginNow("running");
}

function wantAsManyAgain(epochs: number): void {
  const of = experiment.peek();
  if (of) changeExperiment({ ...of, epochs: Math.min(2 * epochs, MOST_EPOCHS) });
}

function goOn(id: string): Promise<RunState> {
  return lab.resume(id, speed.peek(), epochsWanted());
}

/** More epochs than a run was begun with are told it when it goes on. */
function epochsWanted(): number {
  return experiment.peek()?.epochs ?? 1;
}

/** Train so many epochs a second from now on; null is as fast as it can. */
export function setSpeed(pace: number | null): void {
  speed.value = pace;
  machine.keep("lab.speed", String(pace ?? 0));
  if (run.peek()?.status === "running") void control(goOn);
}

export async function pause(): Promise<void> {
  if (isBeginning()) wish("paused");
  if (run.peek()?.status === "running") await control(lab.pause);
}

export function stepBatch(): Promise<void> {
  learnt();
  return control((id) => lab.step(id, "batch", 1));
}

export function stepEpoch(): Promise<void> {
  learnt();
  return control((id) => lab.step(id, "epoch", 1));
}

/** Walk through the next batch sample by sample, and then make its step. */
export async function stepSample(): Promise<void> {
  await pause();
  if (scrubbedTo.peek() !== null) scrubTo(null);
  if (!isBatchWalked()) return walkOn();
  void lookAt(null);
  return stepBatch();
}

/** Back to the exact same start. */
export async function rewind(): Promise<void> {
  forgetViews();
  await control(lab.rewind);
}

export function stop(): Promise<void> {
  return control(lab.stop);
}

/** Go as many steps from the start as a link tells. */
export function advance(steps: number): Promise<void> {
  return control((id) => lab.step(id, "batch", steps));
}

async function control(ask: (id: string) => Promise<RunState>): Promise<void> {
  const id = run.peek()?.id;
  if (id === undefined) return;
  scrubTo(null);
  walked.value = 0;
  say("");
  const before = eventsShown();
  const state = await answered(() => ask(id).catch(orBeginAnew));
  if (!state || run.peek()?.id !== id) return;
  // An event that came meanwhile knows more than the answer does.
  if (eventsShown() === before) run.value = state;
  if (!isFollowed(id)) follow(id);
}

function orBeginAnew(error: unknown): null {
  if (!(error instanceof Refused && isGone(error))) throw error;
  beginAnew();
  return null;
}

/** Who has trained once need not be told how. */
function learnt(): void {
  if (hasTrained.peek()) return;
  hasTrained.value = true;
  machine.keep("lab.trained", "true");
}
