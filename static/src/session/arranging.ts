import {
  AUTO_LAYOUT,
  align,
  alignToGrid,
  distribute,
  duplicate,
  group,
  groupOf,
  setClosed,
  ungroup,
  unplace,
  type Side,
} from "../edits";
import { change, undo } from "./changing";
import { pinned } from "./pinned";
import { laying, stage, type Frame } from "./stage";
import { chosen, document_, history, ops, selectedNodes, selection, sketch } from "./state";

/** Room between what is duplicated and its duplicate below it, px. */
const GAP = 24;

const boxes = (): ReadonlyMap<string, Frame> => stage.value?.boxes() ?? new Map<string, Frame>();

export function duplicateSelected(): void {
  const ids = selectedNodes.value;
  const drawn = ids.flatMap((id) => boxes().get(id) ?? []);
  const height =
    Math.max(...drawn.map((box) => box.y + box.height)) - Math.min(...drawn.map(({ y }) => y));
  const by = { x: 0, y: drawn.length === 0 ? GAP : height + GAP };
  change((now) => pinned(now, duplicate(now, ids, by, boxes(), ops.value)));
}

export function selectAll(): void {
  const notes = document_.value.notes.map(({ id }) => id);
  selection.value = [...sketch.value.nodes.map(({ id }) => id), ...notes];
}

export function alignSelected(side: Side): void {
  change((now) => pinned(now, align(now, selectedNodes.value, side, boxes())));
}

export function distributeSelected(way: "across" | "down"): void {
  change((now) => pinned(now, distribute(now, selectedNodes.value, way, boxes())));
}

/** To the grid with what is selected, or with everything. */
export function toGrid(): void {
  const some = selectedNodes.value.length > 0 ? selectedNodes.value : null;
  change((now) => pinned(now, alignToGrid(now, some, boxes())));
}

/** Lay nodes out anew; null for the whole drawing. */
export function autoLayout(ids: readonly string[] | null): void {
  const isPlaced = Object.keys(document_.value.places).length > 0;
  if (ids !== null || isPlaced) change((now) => unplace(now, ids));
  if (ids === null) stage.value?.fit();
}

/** End the layout under way. One that was asked for is as if it had not been; others become rough. */
export function stopLayout(): void {
  const wasAskedFor = history.peek().past.at(-1)?.name.startsWith(AUTO_LAYOUT) ?? false;
  if (wasAskedFor) undo();
  else laying.peek()?.stop();
}

export function groupSelected(): void {
  change((now) => group(now, selectedNodes.value, freeName()));
}

/** A name that no group has yet, to be changed by hand. */
function freeName(): string {
  const taken = new Set(Object.values(document_.value.groups).flatMap((path) => path.split("/")));
  let number = 1;
  while (taken.has(`group ${number}`)) number += 1;
  return `group ${number}`;
}

/** The group of what is selected: of the one node or box. */
export function groupOfChosen(): string | null {
  const key = chosen.value ?? selectedNodes.value[0] ?? null;
  if (key === null) return null;
  return groupOf(key) ?? document_.value.groups[key] ?? null;
}

export function ungroupChosen(): void {
  const path = groupOfChosen();
  if (path !== null) change((now) => ungroup(now, path));
}

export function toggleGroup(path: string): void {
  const { closed } = document_.value;
  change((now) => setClosed(now, path, !closed.includes(path)));
}
