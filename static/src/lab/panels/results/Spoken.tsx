import { effect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";

import { short } from "../../../model/format";
import { run } from "../../session";
import { moment, type Moment } from "./moment";
import { percent } from "./paint_curves";

/** While a run goes on, its numbers are said no more often than this; at rest, soon. */
const RUNNING_MS = 15_000;
const RESTING_MS = 500;

/** The chart in words, for those who cannot see it. */
export function Spoken() {
  const [words, setWords] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = 0;
    const stop = effect(() => {
      const now = moment.value;
      const most = run.value?.status === "running" ? RUNNING_MS : RESTING_MS;
      if (timer !== undefined && most >= wait) return;
      clearTimeout(timer);
      wait = most;
      timer = setTimeout(() => {
        timer = undefined;
        setWords(momentWords(moment.peek() ?? now));
      }, most);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return (
    <figcaption class="sr" aria-live="polite">
      {words}
    </figcaption>
  );
}

/** Where the run is and how good the network is there. */
export function momentWords(now: Moment | null): string {
  if (!now) return "";
  const { epoch, trainLoss, heldLoss, trainAccuracy, heldAccuracy } = now;
  const loss = (of: string, value: number | null) =>
    value === null ? [] : [`loss ${of} ${short(value)}`];
  const accuracy = (of: string, value: number | null) =>
    value === null ? [] : [`accuracy ${of} ${percent(value)}`];
  return [
    `Epoch ${short(epoch)}`,
    ...loss("in training", trainLoss),
    ...loss("held out", heldLoss),
    ...accuracy("in training", trainAccuracy),
    ...accuracy("held out", heldAccuracy),
  ].join(", ");
}
