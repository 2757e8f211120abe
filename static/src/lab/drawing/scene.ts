import { computed, signal } from "@preact/signals";

import { theme, type Theme } from "../../machine/theme";
import { backward, chosenUnit, chosenWeight } from "../session/state";
import { cards } from "./cards";
import { drawnEdges, edgesAt, type DrawnEdges } from "./chosen_edges";
import { shownPlaces } from "./glide";
import { edges, usual } from "./network";
import { shownValues } from "./numbers";
import type { Cards } from "./paint_units";
import type { Places } from "./places";

/** The edge and the unit that the pointer is on; a unit is counted from the first input. */
export const pointedEdge = signal<number | null>(null);
export const pointedUnit = signal<number | null>(null);

/** Where an edge was pressed. */
export const pressedAt = signal<{
  readonly edge: number;
  readonly x: number;
  readonly y: number;
} | null>(null);

/** What is painted below. */
export interface Scene {
  /** Which colours the page has: other ones are another scene. */
  readonly theme: Theme;
  readonly places: Places;
  readonly drawing: DrawnEdges;
  readonly cards: Cards;
  readonly isFaded: boolean;
}

/** What is painted above: the edges of one unit, and single ones that stand out. */
export interface Raised {
  readonly theme: Theme;
  readonly places: Places;
  readonly drawing: DrawnEdges;
  readonly which: readonly number[];
  readonly single: readonly number[];
}

export const drawing = computed(() =>
  edges.value ? drawnEdges(edges.value, shownValues.value, backward.value, usual.value) : null,
);

/** The unit whose edges stand out, counted from the first input. */
const raisedUnit = computed(() => {
  const [chosen, places] = [chosenUnit.value, shownPlaces.value];
  const first = chosen && places?.first[chosen.layer];
  return typeof first === "number" ? first + (chosen?.unit ?? 0) : pointedUnit.value;
});

/** The edge of the weight that is chosen. */
export const chosenEdge = computed(() => {
  const [chosen, all] = [chosenWeight.value, edges.value];
  if (!chosen || !all) return null;
  const { layer, row, column } = chosen;
  const found = all.parameter.findIndex(
    (_, i) => all.layer[i] === layer && all.row[i] === row && all.column[i] === column,
  );
  return found < 0 ? null : found;
});

export const scene = computed((): Scene | null => {
  const [places, now] = [shownPlaces.value, drawing.value];
  if (!places || !now) return null;
  const isFaded = chosenUnit.value !== null;
  return { theme: theme.value, places, drawing: now, cards: cards.value, isFaded };
});

export const raised = computed((): Raised | null => {
  const [places, now, unit] = [shownPlaces.value, drawing.value, raisedUnit.value];
  if (!places || !now) return null;
  const which = unit === null ? [] : edgesAt(now.edges, unit);
  const single = [chosenEdge.value, pointedEdge.value].filter((edge) => edge !== null);
  return { theme: theme.value, places, drawing: now, which, single };
});

/** The edges that a pointer can be on: those of the chosen unit, else all that are drawn. */
export function reachableEdges(): Iterable<number> {
  const [above, below] = [raised.peek(), drawing.peek()];
  return chosenUnit.peek() ? (above?.which ?? []) : (below?.drawn ?? []);
}
