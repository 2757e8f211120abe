import { computed, effect, signal } from "@preact/signals";

import { api, Refused, Unreachable } from "../api/client";
import type { Diagnosis, Trace } from "../api/contract";
import { exact } from "../model/format";
import type { Graph } from "../model/graph";
import { isTensor, magnitude, type Value } from "../model/value";
import { casesOf, isDoubtful, toldAlong, type Told } from "../timeline/findings";
import { NO_SIGNS, type Signs } from "../timeline/signs";
import { shown } from "./drawn";
import { sizeScale } from "./sizes";
import { graph, live, moment, nodes, timeline, trace } from "./state";

/** Nobody waits for it: the server is asked when the page has nothing else to do, or after so long, ms. */
const REST = 300;

const NOTHING: Diagnosis = { findings: [], count: 0 };
const found = signal<Diagnosis>(NOTHING);
let asked = 0;
let graphThen: Graph | null = null;

/** Ask what is wrong with the numbers of every trace that may have something wrong. */
export function watchNumbers(): void {
  effect(() => {
    const now = trace.value;
    const of = graph.peek();
    const mine = ++asked;
    // Other numbers in the same graph: what was wrong stays until it is known what is.
    if (found.peek() !== NOTHING && !(of && isAlike(of, graphThen))) found.value = NOTHING;
    graphThen = of;
    whenIdle(() => {
      if (mine !== asked) return;
      if (now && of && isDoubtful(now)) void ask(of, now, mine);
      else found.value = NOTHING;
    });
  });
}

async function ask(of: Graph, now: Trace, mine: number): Promise<void> {
  try {
    const answer = await api.diagnose(of, seedFor(now));
    if (mine === asked) found.value = answer;
  } catch (error) {
    // It is asked again with the next trace.
    if (!(error instanceof Unreachable || error instanceof Refused)) throw error;
    if (mine === asked) found.value = NOTHING;
  }
}

function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(run, { timeout: REST });
  else setTimeout(run);
}

/** A tensor is no place to start from unless one is told how: then only its values are looked at. */
function seedFor({ nodes, output }: Trace): Value | null {
  const value = nodes[output]?.value ?? 0;
  return isTensor(value) ? { shape: value.shape, data: value.data.map(() => 1) } : null;
}

function isAlike(a: Graph, b: Graph | null): boolean {
  const others = b?.nodes ?? [];
  if (others.length !== a.nodes.length) return false;
  return others.every(({ id, op }, i) => a.nodes[i]?.id === id && a.nodes[i].op === op);
}

const told = computed<readonly Told[]>(() => {
  const now = timeline.value;
  return now && found.value !== NOTHING ? toldAlong(found.value.findings, now) : [];
});

const done = computed(() => Math.floor(moment.value));

/** How much of it there is to be seen: it stands in the order of the sweep. */
const reached = computed(() => {
  const next = told.value.findIndex(({ since }) => since > done.value);
  return next < 0 ? told.value.length : next;
});

/** What is wrong as far as the sweep has come. */
export const findings = computed<readonly Told[]>(() => told.value.slice(0, reached.value));

/** The same, each under what it comes from; nobody follows the gradient of a literal. */
export const cases = computed(() =>
  casesOf(
    findings.value.filter(
      ({ of, node }) => of === "value" || nodes.value.get(node)?.op !== "constant",
    ),
  ),
);

/** How many more there are than the server tells one by one. */
export const untold = computed(() => found.value.count - found.value.findings.length);

/** Whether a number is being changed, so that what was found is of before. */
export const isFoundBefore = computed(() => {
  const ahead = live.value;
  if (told.value.length === 0 || !ahead) return false;
  const value = ahead.now.values[ahead.now.ids.indexOf(ahead.leaf)];
  const traced = trace.value?.nodes[ahead.leaf]?.value;
  return value !== undefined && traced !== undefined && exact(value) !== exact(traced);
});

/** What is wrong, by the card that it is told on: that of the node, or of its closed group. */
const byCard = computed(() => {
  const { memberOf } = shown.value;
  const held = new Map<string, Told[]>();
  if (isFoundBefore.value) return held;
  for (const each of findings.value) {
    const card = memberOf.get(each.node) ?? each.node;
    const before = held.get(card);
    if (before) before.push(each);
    else held.set(card, [each]);
  }
  return held;
});

/** The edges over which a number that was finite became one that is not. */
const guilty = computed(() => {
  const keys = new Set<string>();
  for (const each of findings.value)
    if (isOfEdge(each)) for (const key of edgesOf(each)) keys.add(key);
  return keys;
});

function isOfEdge({ kind, role, factor }: Told): boolean {
  const isEndless = kind === "nan" || kind === "infinite";
  return isEndless && role === "produced" && (factor === "local" || factor === "product");
}

function edgesOf({ node, consumer }: Told): readonly string[] {
  const inputs = graph.value?.nodes.find(({ id }) => id === consumer)?.inputs ?? [];
  return inputs.flatMap((input, slot) => {
    const key = `${node}:${consumer ?? ""}:${slot}`;
    const amount = timeline.value?.crossings.get(key)?.step.amount;
    const isSpoilt = amount !== undefined && !Number.isFinite(magnitude(amount));
    return input === node && isSpoilt ? [key] : [];
  });
}

const NONE: readonly Told[] = [];
const NO_EDGES: ReadonlySet<string> = new Set();

/** What is said on the drawing of this moment beside its numbers. */
export const signs = computed<Signs>(() => {
  const [cards, edges] = [byCard.value, isFoundBefore.value ? NO_EDGES : guilty.value];
  const sizes = sizeScale.value;
  if (cards.size === 0 && sizes === null) return NO_SIGNS;
  return {
    cards: [...cards.keys()],
    told: (card) => cards.get(card) ?? NONE,
    isGuilty: (edge) => edges.has(edge),
    sizes,
  };
});
