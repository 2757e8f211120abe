import { computed, signal } from "@preact/signals";

import type { Columns, Example, Problem, Span, Trace } from "../api/contract";
import { began } from "../model/history";
import { documentOf, type Document } from "../model/document";
import type { Graph, Node, Op, Ops } from "../model/graph";
import type { Mode } from "../model/link";
import { frameAt, timelineOf, type Frame } from "../timeline/timeline";

export type Selection = { readonly node: string } | { readonly edge: string };

/** Numbers that run ahead of the trace while a person drags one, and those from before. */
export interface Live {
  readonly leaf: string;
  readonly before: Columns;
  readonly now: Columns;
}

export const EMPTY: Document = documentOf("");

export const history = signal(began<Document>(EMPTY));
export const catalogue = signal<readonly Op[]>([]);
export const examples = signal<readonly Example[]>([]);
export const graph = signal<Graph | null>(null);
export const spans = signal<Readonly<Record<string, Span>>>({});
/** Where in the text the numbers of leaves stand. */
export const literals = signal<Readonly<Record<string, Span>>>({});
export const trace = signal<Trace | null>(null);
export const problems = signal<readonly Problem[]>([]);
export const mode = signal<Mode>("reverse");
export const wrt = signal<string | null>(null);
/** How many steps are done; a fraction while one is under way. */
export const moment = signal(0);
export const playing = signal(false);
export const speed = signal(1);
export const selection = signal<Selection | null>(null);
export const live = signal<Live | null>(null);
export const reachable = signal(true);
export const notice = signal("");

export const document_ = computed(() => history.value.present);
/** The example that is open, until its text is changed. */
export const openedExample = computed(() =>
  examples.value.find(
    ({ title, source }) => title === document_.value.title && source === document_.value.source,
  ),
);
/** The document's title, and whether its text and numbers are still the example's of that name. */
export const titleShown = computed(() => {
  const { title, values } = document_.value;
  if (!examples.value.some((example) => example.title === title)) return title;
  const opened = openedExample.value;
  const same = opened && JSON.stringify(opened.values) === JSON.stringify(values);
  return same ? title : `${title}, changed`;
});
export const ops = computed<Ops>(() => new Map(catalogue.value.map((op) => [op.name, op])));
export const timeline = computed(() => (trace.value ? timelineOf(trace.value) : null));
export const frame = computed<Frame | null>(() =>
  timeline.value ? frameAt(timeline.value, moment.value) : null,
);
export const stepCount = computed(() => timeline.value?.steps.length ?? 0);
export const leaves = computed(() => graph.value?.nodes.filter(isSource) ?? []);

/** Whether a node's number is the person's to set, and its tangent theirs to ask for. */
export function isSource({ op }: Node): boolean {
  return op === "input" || op === "parameter";
}

/** How long a notice stands, ms. */
const NOTICE = 4000;

/** Tell the person something for a moment. */
export function say(words: string): void {
  notice.value = words;
  setTimeout(() => {
    if (notice.value === words) notice.value = "";
  }, NOTICE);
}
