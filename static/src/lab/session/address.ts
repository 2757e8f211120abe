import { computed } from "@preact/signals";
import { get as recall, keys, set as keep, del as forget } from "idb-keyval";

import { fromHash, toHash, toKeptHash, type Place, type Told } from "../experiment/link";
import { savedExperiment } from "../experiment/saved";
import type { Experiment } from "../contract";
import { same } from "../experiment/same";
import { backward, experiment, followed, preset, runId, say, scrubbedTo, view } from "./state";

/** How long the page must rest before its address follows, ms: browsers refuse a flood of changes. */
const REST = 250;
/** Experiments that are too long for an address are kept in this browser, the newest so many. */
const MOST_KEPT = 8;
const KEPT = "lab.";

/** A run of what was there before a change is none to come back to. */
const runHere = computed(() => {
  const id = runId.value;
  return id !== null && same(followed.value, experiment.value) ? id : null;
});

const place = computed<Place | null>(() =>
  experiment.value === null
    ? null
    : {
        experiment: experiment.value,
        preset: preset.value,
        run: runHere.value,
        steps: scrubbedTo.value,
        backward: backward.value,
      },
);

/** Keep the page's whole state in its address, so that a reload gives the same page. */
export function keepAddress(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  place.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void writeAddress(), REST);
  });
}

async function writeAddress(): Promise<void> {
  const now = place.peek();
  if (!now) return;
  const hash = (await toHash(now)) ?? toKeptHash(await kept(now.experiment), now);
  if (now === place.peek()) window.history.replaceState(null, "", hash);
}

/** The experiment that was kept or recalled last, and its name. */
let last: { readonly experiment: Experiment; readonly name: string } | null = null;

/** Keep an experiment in this browser; the name it is found under again. */
async function kept(of: Experiment): Promise<string> {
  if (last?.experiment === of) return last.name;
  // Names sort by their age.
  const name = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
  last = { experiment: of, name };
  try {
    await keep(KEPT + name, of);
    const all = (await keys<string>()).filter((key) => key.startsWith(KEPT)).sort();
    await Promise.all(all.slice(0, -MOST_KEPT).map((key) => forget(key)));
  } catch {
    say("This browser keeps nothing: after a reload your data would have to be given again");
  }
  return name;
}

/** What the address tells, with the experiment that this browser kept for it. */
export async function told(): Promise<Told> {
  const found = await fromHash(location.hash);
  if (found.kept === null || found.experiment) return found;
  try {
    const experiment = savedExperiment(await recall(KEPT + found.kept));
    last = { experiment, name: found.kept };
    return { ...found, experiment };
  } catch {
    return { ...found, damaged: true };
  }
}

/** Copy a link that opens this experiment, at the step that is shown, in a run of its own. */
export async function share(): Promise<void> {
  const now = place.peek();
  if (!now) return;
  const steps = view.peek()?.steps ?? 0;
  const hash = await toHash({ ...now, run: null, steps: steps > 0 ? steps : null });
  if (hash === null) {
    say("Too much data for a link: it stays in this browser, and its address opens it only here");
    return;
  }
  try {
    await navigator.clipboard.writeText(new URL(hash, location.href.replace(/#.*$/, "")).href);
    say("Link copied: it holds the whole experiment");
  } catch {
    window.history.replaceState(null, "", hash);
    say("Copy the address of this page: it holds the whole experiment");
  }
}
