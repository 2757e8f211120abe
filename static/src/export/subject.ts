import { computed } from "@preact/signals";

import type { Graph } from "../api/contract";
import {
  asShown,
  complaints,
  document_,
  graph,
  moment,
  reading,
  sketch,
  timeline,
  titleShown,
  trace,
} from "../session";
import { frameAt } from "../timeline/timeline";
import { drawing, type Drawn, type Shown } from "./drawn";
import type { Caption } from "./svg";
import { documentJson, expressionText } from "./texts";

/** A graph as it is sent to be written down. */
interface PlacedGraph extends Graph {
  readonly layout?: Readonly<Record<string, readonly [number, number]>>;
}

export function drawnNow(): Drawn | null {
  return drawing.peek()?.() ?? null;
}

export function shownNow(): Shown | null {
  const [run, steps] = [trace.value, timeline.value];
  if (!run || !steps) return null;
  return {
    trace: run,
    timeline: steps,
    moment: moment.value,
    frameAt: (t) => asShown(frameAt(steps, t)),
  };
}

export const caption = computed<Caption>(() => ({
  title: titleShown.value,
  source: document_.value.source,
}));

/** The graph, if all of it can be computed; else null. */
export const wholeGraph = computed<Graph | null>(() => {
  const part = graph.value;
  const isWhole = part?.nodes.length === sketch.value.nodes.length;
  return isWhole && complaints.value.length === 0 ? part : null;
});

/** The graph with its groups and, where all of it is drawn, its places: as the API has them. */
export function graphNow(): PlacedGraph | null {
  const whole = wholeGraph.value;
  if (!whole) return null;
  const { groups } = document_.value;
  const cards = drawnNow()?.arrangement.geometry.cards;
  const nodes = whole.nodes.map((node) => {
    const group = Object.hasOwn(groups, node.id) ? groups[node.id] : undefined;
    return { ...node, ...(group !== undefined && { group }) };
  });
  const places = nodes.flatMap(({ id }) => {
    const at = cards?.get(id);
    return at ? [[id, [at.x, at.y]] as const] : [];
  });
  const isPlaced = places.length === nodes.length;
  return { ...whole, nodes, ...(isPlaced && { layout: Object.fromEntries(places) }) };
}

export function documentNow(): string {
  return documentJson(document_.value, graphNow());
}

export function expressionNow(): string {
  const { sketch: read, literals } = reading.value;
  const open = read.nodes.filter(({ id, inputs = [] }) => inputs.length === 0 && !literals.has(id));
  return expressionText(
    document_.value,
    open.map(({ id }) => id),
  );
}
