import { computed } from "@preact/signals";

import { groupOf, parentOf, shownSketch } from "../edits";
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

/** A frame, with what crosses into a closed group said of the one edge that stands for it. */
export function asShown(now: Frame): Frame {
  const { edges } = shown.value;
  if (edges.size === 0) return now;
  const standsFor = (key: string): string | undefined => {
    const [only, another] = edges.get(key) ?? [key];
    return another === undefined ? only : undefined;
  };
  const through = <T>(held: { get(edge: string): T | undefined }) => ({
    get: (key: string): T | undefined => held.get(standsFor(key) ?? ""),
  });
  return { ...now, flows: through(now.flows), crossings: through(now.crossings) };
}

export const shownFrame = computed(() => frame.value && asShown(frame.value));
