import { lab } from "../client";
import { keepAddress, told } from "./address";
import { start } from "./changing";
import { advance } from "./controls";
import { untilReached } from "./reaching";
import { attach, beginNow } from "./running";
import { scrubToStep } from "./scrubbing";
import { backward, catalogues, experiment, say, type Catalogues } from "./state";

/** Open what the address holds, or else the first preset. */
export async function open(): Promise<void> {
  catalogues.value = await untilReached(catalogued);
  await openAddress();
  keepAddress();
  addEventListener("hashchange", () => void openAddress());
}

async function catalogued(): Promise<Catalogues> {
  const parts = await Promise.all(LISTS.map(lab.catalogue));
  return Object.assign({}, ...parts) as Catalogues;
}

/** The registries; what their records share comes with them. */
const LISTS = [
  ...["activations", "losses", "initializers", "optimizers", "schedules", "regularizers"],
  ...["clippings", "scalings", "datasets", "makings", "presets"],
];

async function openAddress(): Promise<void> {
  const { experiment: given, damaged, preset, run, steps, backward: isBackward } = await told();
  backward.value = isBackward;
  const attached = run === null ? null : await untilReached(() => attach(run, given));
  if (attached) {
    start(attached, preset);
    if (steps !== null) scrubToStep(steps);
    return;
  }
  if (damaged) say("This link could not be read: here is where everyone begins");
  const first = catalogues.peek()?.presets[0];
  if (given) start(given, preset);
  else if (first) start(first.experiment, first.name);
  else return;
  await beginNow("paused");
  if (given && run === null && steps !== null) await advance(steps);
  else if (given && run !== null && experiment.peek() === given)
    say("The run was no longer there: it begins again from its start");
}
