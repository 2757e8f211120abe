import { computed, effect, signal } from "@preact/signals";

import { documentOf } from "../model/document";
import { short } from "../model/format";
import { slotsOf } from "../model/sketch";
import { open } from "./opening";
import { machine, tab } from "../machine/remembered";
import { leaves, moment, sketch, stepCount, trace } from "./state";

/** One thing to try, in the page itself. */
export interface TourStep {
  readonly title: string;
  /** What to do and why, with the graph's own names and numbers. */
  readonly words: () => string;
  /** How to do the same by keyboard. */
  readonly keys: string;
  /** What it is about, as a selector: it is outlined. */
  readonly target: string;
  /** Whether it was done: then the tour goes on by itself. */
  readonly isDone: () => boolean;
}

const product = () => sketch.value.nodes.find(({ op }) => op === "mul");
const names = (): string =>
  leaves.value
    .slice(0, 2)
    .map(({ id }) => id)
    .join(" and ");
const isWired = (): boolean => {
  const node = product();
  return node !== undefined && slotsOf(node).every((from) => from !== null);
};
/** The numbers of the leaves, and the moment, when the tour came to them. */
let numbersBefore = "";
let momentBefore = 0;
const numbersNow = (): string => JSON.stringify(leaves.value.map(({ value }) => value ?? null));

const STEPS: readonly TourStep[] = [
  {
    title: "Two numbers to begin with",
    words: () => "Press “input” in the palette, twice: each is a number that you choose.",
    keys: "Press / and type input, then Enter.",
    target: '.palette [aria-label="input"]',
    isDone: () => leaves.value.length >= 2,
  },
  {
    title: "Something to compute",
    words: () => "Now press × in the palette. It waits for two inputs: see its open ports.",
    keys: "Press / and type *, then Enter.",
    target: '.palette [aria-label="mul"]',
    isDone: () => product() !== undefined,
  },
  {
    title: "Connect them",
    words: () =>
      `Pull a line from the right side of ${names()} to the ports of ${product()?.id ?? "the product"}.`,
    keys: "Select an input, press c, and type where it goes: connect a to y.",
    target: ".canvas",
    isDone: isWired,
  },
  {
    title: "Forward: values, in blue",
    words: () =>
      "The product is there. Drag one of the blue numbers sideways, or type another, and see it follow.",
    keys: "Select an input, press Enter, and type its number.",
    target: '.inputs, [aria-label="Inputs"]',
    isDone: () => numbersNow() !== numbersBefore,
  },
  {
    title: "Backward: gradients, in red",
    words: () => "How much does each input move the product? Press “Run backward”.",
    keys: "Press b.",
    target: '[aria-label="Run backward"]',
    isDone: () => stepCount.value > 0 && moment.value >= stepCount.value,
  },
  {
    title: "Step by step",
    words: () => "Go back a step with ←, and on with →: each step is one use of the chain rule.",
    keys: "The arrow keys, Home and End.",
    target: ".transport",
    isDone: () => moment.value !== momentBefore && Number.isInteger(moment.value),
  },
  {
    title: "That is all there is",
    words: () => `${lesson()} Any graph works like this one: open an example, or build your own.`,
    keys: "Press ? for every key, Ctrl+K for every command.",
    target: '[aria-label="Explanation"]',
    isDone: () => false,
  },
];

/** What the product shows, in its own numbers. */
function lesson(): string {
  const node = product();
  const [first = null, second = null] = node ? slotsOf(node) : [];
  if (!node || first === null || second === null || first === second) return "You ran a graph.";
  const grad = trace.value?.nodes[first]?.grad;
  if (grad === undefined || grad === null) return "You ran a graph.";
  return `The gradient of ${node.id} with respect to ${first} is ${short(grad)}: the value of ${second}.`;
}

/** Whether the tour was offered on this machine, and where in it this tab is. */
const OFFERED = "tour-offered";
const PLACE = "tour-step";

const at = signal<number | null>(null);
let stop: (() => void) | null = null;

/** Whether this is a first visit, and the tour was neither begun nor declined on it. */
export const isTourOffered = signal(isFirstVisit());

/** The step of the tour that a person is at, and how many there are. */
export const tourStep = computed(() => {
  const step = at.value === null ? undefined : STEPS[at.value];
  return step ? { step, number: (at.value ?? 0) + 1, of: STEPS.length } : null;
});

/** Begin with an empty graph; what was open is one step of undo away. */
export function startTour(): void {
  open(documentOf("", {}, "First graph"), "begin the tour");
  goOnFrom(0);
}

/** Go on where this tab was before it was reloaded. */
export function resumeTour(): void {
  const kept = Number.parseInt(tab.recall(PLACE) ?? "", 10);
  if (STEPS[kept]) goOnFrom(kept);
}

export function nextInTour(): void {
  const next = (at.peek() ?? 0) + 1;
  if (next >= STEPS.length) endTour();
  else standAt(next);
}

/** Leave the tour; what was built stays. */
export function endTour(): void {
  stop?.();
  stop = null;
  at.value = null;
  tab.keep(PLACE, null);
}

export function declineTour(): void {
  isTourOffered.value = false;
}

function goOnFrom(step: number): void {
  declineTour();
  stop?.();
  standAt(step);
  stop = effect(() => {
    const now = at.value === null ? undefined : STEPS[at.value];
    if (now?.isDone()) nextInTour();
  });
}

function standAt(step: number): void {
  numbersBefore = numbersNow();
  momentBefore = moment.peek();
  at.value = step;
  tab.keep(PLACE, String(step));
}

function isFirstVisit(): boolean {
  const isFirst = machine.recall(OFFERED) === null;
  machine.keep(OFFERED, "yes");
  return isFirst;
}
