import { lab } from "../client";
import type { View } from "../contract";
import { lookAgain } from "./looking";
import { answered } from "./reaching";
import { history, run, scrubbed, scrubbedTo } from "./state";

/** Views are asked for when the slider has rested for so long, ms. */
const REST = 40;
/** So many views are kept, for who goes to and fro. */
const MOST = 64;

let asked = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const views = new Map<number, View>();

/** Look at a place of the run's history; null follows the run again. */
export function scrubTo(index: number | null): void {
  const step = index === null ? null : history.peek()?.steps[index];
  scrubToStep(step ?? null);
}

/** Look at the network as it was after so many steps. */
export function scrubToStep(step: number | null): void {
  const mine = ++asked;
  clearTimeout(timer);
  scrubbedTo.value = step;
  if (step === null) {
    show(null);
    return;
  }
  const known = views.get(step);
  if (known) show(known);
  else timer = setTimeout(() => void ask(step, mine), REST);
}

/** Another run, or a rewound one, has views of its own. */
export function forgetViews(): void {
  views.clear();
}

async function ask(step: number, mine: number): Promise<void> {
  const id = run.peek()?.id;
  if (id === undefined) return;
  const found = await answered(() => lab.view(id, step));
  if (!found || run.peek()?.id !== id) return;
  keep(step, found);
  if (mine === asked) show(found);
}

function keep(step: number, found: View): void {
  const [oldest] = views.keys();
  if (views.size >= MOST && oldest !== undefined) views.delete(oldest);
  views.set(step, found);
}

function show(found: View | null): void {
  scrubbed.value = found;
  lookAgain();
}
