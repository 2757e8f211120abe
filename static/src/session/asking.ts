import { batch } from "@preact/signals";

import { api, Refused, Unreachable } from "../api/client";
import type { Problem, Trace } from "../api/contract";
import { PATIENCE, patiently } from "../api/patience";
import type { Graph } from "../model/graph";
import type { Direction } from "../model/link";
import type { FaultKind } from "../model/reading";
import { runnablePart } from "../model/runnable";
import { pause } from "./playing";
import {
  direction,
  document_,
  graph,
  isSource,
  live,
  moment,
  ops,
  problems,
  reachable,
  reading,
  stepCount,
  timeline,
  trace,
  wrt,
} from "./state";

/**
 * Where to stand once a new trace is there: at the end of forward, where one was as long as the
 * trace has as many steps as it had, or at a step.
 */
export type Landing = "forward" | "stay" | number;

/** A graph is asked about anew so often, each time without the nodes that were refused. */
const ATTEMPTS = 12;
/** The faults that keep a node from being computed though all its ports are connected. */
const BARRING: ReadonlySet<FaultKind> = new Set(["cycle", "arity", "attr"]);
/** The faults that the server has better words for. */
export const WORDED: ReadonlySet<FaultKind> = new Set(["text", "unknown", "arity", "attr"]);

let asked = 0;
let running: Promise<void> | null = null;

interface Answer {
  readonly graph: Graph | null;
  readonly trace: Trace | null;
  readonly wrt: string | null;
  readonly problems: readonly Problem[];
}

const NOTHING: Answer = { graph: null, trace: null, wrt: null, problems: [] };

/** Run what the text says, as far as it can be run, and show the numbers; the newest wins. */
export function refresh(landing: Landing): Promise<void> {
  const mine = ++asked;
  pause();
  const run = answered(mine, landing).finally(() => {
    if (mine === asked) running = null;
  });
  running = run;
  return run;
}

/** The answer under way, if one is. */
export function underWay(): Promise<void> | null {
  return running;
}

async function answered(mine: number, landing: Landing): Promise<void> {
  try {
    const [words, answer] = await Promise.all([wordsOfFaults(), run()]);
    if (mine === asked) show(answer, words, landing);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    if (mine !== asked) return;
    reachable.value = false;
    setTimeout(() => {
      if (mine === asked) void refresh(landing);
    }, PATIENCE);
  }
}

function show(answer: Answer, words: readonly Problem[], landing: Landing): void {
  const stepsBefore = stepCount.value;
  batch(() => {
    graph.value = answer.graph;
    wrt.value = answer.wrt;
    trace.value = answer.trace;
    problems.value = [...words, ...answer.problems];
    reachable.value = true;
    if (landing !== "stay") live.value = null;
    moment.value = landed(landing, stepsBefore);
  });
}

/** What the server says of the places in the text that could not be read here. */
async function wordsOfFaults(): Promise<readonly Problem[]> {
  if (!reading.value.faults.some(({ kind }) => WORDED.has(kind))) return [];
  const { source, values } = document_.value;
  try {
    await api.parse(source, values);
    return [];
  } catch (error) {
    if (error instanceof Refused) return error.problems;
    throw error;
  }
}

/** The trace of all that can be computed; what is refused is set aside with the reason. */
async function run(): Promise<Answer> {
  const { sketch, faults } = reading.value;
  const barred = new Set(
    faults.flatMap(({ kind, node }) => (node !== null && BARRING.has(kind) ? [node] : [])),
  );
  const told: Problem[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const part = runnablePart(sketch, ops.value, barred);
    if (!part) return { ...NOTHING, problems: told };
    try {
      const found = await traced(part.graph, part.isWhole && told.length === 0);
      return { ...found, problems: told };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      told.push(...error.problems);
      if (error.problems.some(isAboutSeed))
        return { ...(await valuesOf(part.graph)), problems: told };
      const named = error.problems.flatMap(({ node }) => node ?? []);
      if (named.length === 0) return { ...NOTHING, problems: told };
      for (const node of named) barred.add(node);
    }
  }
  return { ...NOTHING, problems: told };
}

function isAboutSeed({ where }: Problem): boolean {
  return where === "/seed";
}

async function traced(part: Graph, isWhole: boolean): Promise<Answer> {
  const request = traceRequest(part);
  const answer = await api.trace(request);
  const shown = isWhole || request.mode === "forward" ? answer : valuesAlone(answer);
  return { ...NOTHING, graph: part, trace: shown, wrt: request.wrt };
}

/** The values of a graph whose output is a tensor: backward has no number to start from. */
async function valuesOf(part: Graph): Promise<Answer> {
  const taken = new Set(part.nodes.map(({ id }) => id));
  let id = "total";
  while (taken.has(id)) id += "_";
  const total = { id, op: "sum", inputs: [part.output] };
  const summed = { nodes: [...part.nodes, total], output: id };
  const answer = valuesAlone(await api.trace({ graph: summed, mode: "reverse", wrt: null }));
  const steps = answer.steps.filter((step) => step.kind !== "value" || step.node !== id);
  return {
    ...NOTHING,
    graph: part,
    trace: {
      ...answer,
      output: part.output,
      order: answer.order.filter((each) => each !== id),
      steps,
      total_steps: steps.length,
    },
  };
}

/** The forward half of a trace: what follows would be the gradient of another output. */
function valuesAlone(answer: Trace): Trace {
  const steps = answer.steps.filter(({ kind }) => kind === "value");
  const nodes = Object.fromEntries(
    Object.entries(answer.nodes).map(([id, { value }]) => [id, { value, grad: null }]),
  );
  return { ...answer, nodes, steps, total_steps: steps.length };
}

function traceRequest(next: Graph): { graph: Graph; mode: Direction; wrt: string | null } {
  if (direction.value === "reverse") return { graph: next, mode: "reverse", wrt: null };
  // Only what the page offers to choose: a link may name any node, or none that there is.
  const sources = next.nodes.filter(isSource);
  const source = sources.find(({ id }) => id === wrt.value) ?? sources[0] ?? next.nodes[0];
  return { graph: next, mode: "forward", wrt: source?.id ?? null };
}

function landed(landing: Landing, stepsBefore: number): number {
  const now = timeline.value;
  if (!now) return 0;
  const count = now.steps.length;
  if (landing === "stay") return count === stepsBefore ? Math.round(moment.value) : now.forwardEnd;
  return landing === "forward" ? now.forwardEnd : Math.min(landing, count);
}

/** The answer, however long the server is away; the page says so meanwhile. */
export function untilReached<T>(ask: () => Promise<T>): Promise<T> {
  return patiently(ask, (isThere) => (reachable.value = isThere));
}
