import { computed, signal } from "@preact/signals";

import type { Columns, Example, Problem, Trace } from "../api/contract";
import { documentOf, sameDocument } from "../model/document";
import type { Work } from "../model/edit";
import type { Graph, Op, Ops } from "../model/graph";
import { began } from "../model/history";
import type { Direction, Mode } from "../model/link";
import type { Reading } from "../model/reading";
import { NO_SKETCH, type SketchNode } from "../model/sketch";
import type { Quantity } from "../model/value";
import { counted, valuesAlone } from "../timeline/counting";
import { frameAt, timelineOf, totalOf, type Frame, type Timeline } from "../timeline/timeline";

/** Numbers that run ahead of the trace while a person drags one, and those from before. */
export interface Live {
  readonly leaf: string;
  readonly before: Columns;
  readonly now: Columns;
}

export const NOTHING_READ: Reading = {
  source: "",
  sketch: NO_SKETCH,
  statements: [],
  faults: [],
  spans: new Map(),
  literals: new Map(),
};

export const history = signal(began(documentOf("")));
export const catalogue = signal<readonly Op[]>([]);
export const examples = signal<readonly Example[]>([]);
/** What the text says; it follows when the person pauses in typing. */
export const reading = signal<Reading>(NOTHING_READ);
/** The part of the graph that the trace is of. */
export const graph = signal<Graph | null>(null);
export const trace = signal<Trace | null>(null);
/** What the server cannot make sense of, in its words. */
export const problems = signal<readonly Problem[]>([]);
export const mode = signal<Mode>("reverse");
export const wrt = signal<string | null>(null);
/** How many steps are done; a fraction while one is under way. */
export const moment = signal(0);
export const playing = signal(false);
export const speed = signal(1);
/** Ids of nodes, keys of edges and ids of notes. */
export const selection = signal<readonly string[]>([]);
/** A path through the graph that is looked at, as the keys of its nodes and edges. */
export const followed = signal<readonly string[] | null>(null);
export const live = signal<Live | null>(null);
export const reachable = signal(true);
export const notice = signal("");
/** Whether the nodes are read in a table instead of the drawing. */
export const tableShown = signal(false);

export const document_ = computed(() => history.value.present);

export const sketch = computed(() => reading.value.sketch);

export const work = computed<Work>(() => ({ document: document_.value, sketch: sketch.value }));

export const nodes = computed<ReadonlyMap<string, SketchNode>>(
  () => new Map(sketch.value.nodes.map((node) => [node.id, node])),
);

/** The selected nodes, in the order in which they were chosen. */
export const selectedNodes = computed(() => selection.value.filter((key) => nodes.value.has(key)));

/** The one thing that is selected, if it is one. */
export const chosen = computed<string | null>(() =>
  selection.value.length === 1 ? (selection.value[0] ?? null) : null,
);

/** The example that is open, until its text is changed. */
export const openedExample = computed(() =>
  examples.value.find(
    ({ title, source }) => title === document_.value.title && source === document_.value.source,
  ),
);

/** The document's title, and whether its text and numbers are still the example's of that name. */
export const titleShown = computed(() => {
  const { title, source, values } = document_.value;
  if (!examples.value.some((example) => example.title === title)) return title;
  const opened = openedExample.value;
  const same =
    opened && sameDocument(documentOf(source, opened.values), documentOf(source, values));
  return same ? title : `${title}, changed`;
});
export const ops = computed<Ops>(() => new Map(catalogue.value.map((op) => [op.name, op])));
/** The way derivatives go, of which counting paths is a reading. */
export const direction = computed<Direction>(() =>
  mode.value === "forward" ? "forward" : "reverse",
);
const swept = computed(() => (trace.value ? timelineOf(trace.value) : null));
export const timeline = computed<Timeline | null>(() => {
  const now = swept.value;
  if (mode.value !== "counting" || now?.derivative !== "gradient") return now;
  return counted(now) ?? valuesAlone(now);
});
/** Whether there are so many paths that their numbers could not be written down. */
export const uncountable = computed(
  () =>
    mode.value === "counting" &&
    timeline.value !== null &&
    timeline.value.steps.length < (swept.value?.steps.length ?? 0),
);
export const frame = computed<Frame | null>(() =>
  timeline.value ? frameAt(timeline.value, moment.value) : null,
);
export const stepCount = computed(() => timeline.value?.steps.length ?? 0);
/** Whether there are values alone: the output waits for something, so no gradient can start. */
export const valuesOnly = computed(
  () => direction.value === "reverse" && timeline.value?.forwardEnd === stepCount.value,
);
export const leaves = computed(() => sketch.value.nodes.filter(isSource));

/** Whether a node's number is the person's to set, and its tangent theirs to ask for. */
export function isSource({ op }: SketchNode): boolean {
  return op === "input" || op === "parameter";
}

/** What a node's derivative is in the end, or how many paths lead on from it; null where none is. */
export function derivativeOf(id: string): Quantity | null {
  return timeline.value && totalOf(timeline.value, id);
}

/** How long a notice stands, ms. */
const NOTICE = 4000;

let noticed: ReturnType<typeof setTimeout> | undefined;

/** Tell the person something for a moment. */
export function say(words: string): void {
  clearTimeout(noticed);
  notice.value = words;
  noticed = setTimeout(() => (notice.value = ""), NOTICE);
}
