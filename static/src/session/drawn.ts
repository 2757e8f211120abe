import { computed } from "@preact/signals";

import { groupOf, parentOf, shownSketch } from "../edits";
import { bundleOf, type Bundle, type Flow } from "../timeline/bundle";
import type { Frame } from "../timeline/timeline";
import { marks } from "./complaints";
import { document_, frame, ops, sketch } from "./state";

/** The sketch as it is drawn: what is in closed groups is one box each. */
export const shown = computed(() =>
  shownSketch(sketch.value, document_.value.groups, document_.value.closed),
);

/** All that is drawn besides numbers. */
export const picture = computed(() => {
  const { places, style, groups, notes } = document_.value;
  const { memberOf } = shown.value;
  const open = Object.entries(groups).filter(([id]) => !memberOf.has(id));
  // A closed group stands in the frame of the open one around it.
  const boxes = [...new Set(memberOf.values())].flatMap((box) => {
    const around = parentOf(groupOf(box) ?? "");
    return around === "" ? [] : [[box, around] as const];
  });
  return {
    sketch: shown.value.sketch,
    ops: ops.value,
    places,
    style,
    groups: Object.fromEntries([...open, ...boxes]),
    notes,
    marks: marks.value.map((mark) => ({ ...mark, node: memberOf.get(mark.node) ?? mark.node })),
  };
});

/** What crosses the edges that are drawn, by what crosses those of the graph. */
const crossingsShown = computed(() => {
  const { edges } = shown.value;
  const known = new WeakMap<Frame["crossings"], ReturnType<typeof through>>();
  return (crossings: Frame["crossings"]) => {
    const made = known.get(crossings) ?? through(edges, crossings);
    known.set(crossings, made);
    return made;
  };
});

function through(edges: ReadonlyMap<string, readonly string[]>, crossings: Frame["crossings"]) {
  const bundles = new Map<string, Bundle>();
  const bundle = (key: string, stoodFor: readonly string[]): Bundle => {
    const made = bundles.get(key) ?? bundleOf(stoodFor, crossings);
    bundles.set(key, made);
    return made;
  };
  /** The edge itself, the only one that it stands for, or all of those. */
  const get = (key: string): Pick<Bundle, "crossing"> & Partial<Bundle> => {
    const stoodFor = edges.get(key) ?? [key];
    const [only = "", another] = stoodFor;
    return another === undefined ? { crossing: crossings.get(only) } : bundle(key, stoodFor);
  };
  return { get, crossings: { get: (key: string) => get(key).crossing } };
}

/** A frame, with what crosses into a closed group said of the one edge that stands for it. */
export function asShown(now: Frame): Frame {
  if (shown.value.edges.size === 0) return now;
  const { get, crossings } = crossingsShown.value(now.crossings);
  const flow = (key: string): Flow | undefined => {
    const { crossing, at } = get(key);
    if (at) return at(now.done);
    return crossing && crossing.place < now.done ? crossing.step : undefined;
  };
  return { ...now, flows: { get: flow }, crossings };
}

export const shownFrame = computed(() => frame.value && asShown(frame.value));
