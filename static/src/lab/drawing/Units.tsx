import { computed, signal, untracked, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { chosenUnit, chosenWeight } from "../session/state";
import { cards } from "./cards";
import { shownPlaces } from "./glide";
import { unitId } from "./names";
import { layerCount, outline, places } from "./network";
import { marginOf } from "./paint_units";
import type { Places } from "./places";
import { pointedUnit } from "./scene";
import { keepNamed, labelOf, meaningOf } from "./unit_names";
import { unitAfter, type UnitPlace } from "./walking";

/** Lower than this, a line of text does not fit beside a unit, px. */
const LINE = 14;
/** Smaller than this, no number fits into a card, px. */
const NUMBERED = 18;
/** A name of so many letters fits as well. */
const SHORT = 3;

/** The layers whose units have no picture, by their numbers: they show a number instead. */
const plainLayers = computed(() =>
  (places.value?.first ?? [])
    .flatMap((first, layer) => (cards.value.pictureOf(first) < 0 ? [layer] : []))
    .join(),
);

/** Every unit as a button over its painted card: one stop of Tab, walked over with the arrows. */
export function Units() {
  const root = useRef<HTMLDivElement>(null);
  const widths = outline.value?.widths ?? [];
  const plain = plainLayers.value.split(",");

  useLayoutEffect(() => {
    if (root.current && shownPlaces.value) putInPlace(root.current, shownPlaces.value);
  });
  useSignalEffect(() => {
    if (root.current && shownPlaces.value) putInPlace(root.current, shownPlaces.value);
  });
  useEffect(() => (root.current ? keepNamed(root.current) : undefined), []);

  return (
    <div
      ref={root}
      class="drawing-units"
      role="group"
      aria-label="Units of the network; the arrow keys lead from one to the next"
      onKeyDown={(event) => walk(event, widths)}
      onFocusIn={({ target }) => (focused.value = placeOf(target) ?? focused.value)}
      onPointerOver={({ target }) => (pointedUnit.value = indexOf(target))}
      onPointerOut={() => (pointedUnit.value = null)}
    >
      {widths.flatMap((width, layer) =>
        Array.from({ length: width }, (_, unit) => (
          <Unit
            key={unitId(layer, unit)}
            layer={layer}
            unit={unit}
            isPlain={plain.includes(String(layer))}
          />
        )),
      )}
    </div>
  );
}

interface Props {
  readonly layer: number;
  readonly unit: number;
  readonly isPlain: boolean;
}

function Unit({ layer, unit, isPlain }: Props) {
  const column = places.value?.columns[layer];
  const units = outline.value?.widths[layer] ?? 1;
  const pitch = column ? (column.bottom - column.top) / units : 0;
  const isChosen = chosen.value === `${layer} ${unit}`;
  const meaning = pitch >= LINE ? meaningOf(layer, unit, layerCount.value) : "";
  const isInside = meaning.length <= SHORT && (column?.size ?? 0) >= NUMBERED;
  return (
    <button
      type="button"
      class="drawing-unit"
      data-unit={unitId(layer, unit)}
      data-layer={layer}
      data-place={unit}
      aria-label={untracked(() => labelOf(layer, unit))}
      aria-pressed={isChosen}
      tabIndex={stop.value === `${layer} ${unit}` ? 0 : -1}
      onClick={() => choose({ layer, unit })}
    >
      {isPlain && (column?.size ?? 0) >= NUMBERED && (isInside || meaning === "") && (
        <span aria-hidden="true">{meaning || unit + 1}</span>
      )}
      {meaning && !(isPlain && isInside) && (
        <span class={layer === 0 ? "unit-name before" : "unit-name"} aria-hidden="true">
          {meaning}
        </span>
      )}
    </button>
  );
}

const chosen = computed(() =>
  chosenUnit.value ? `${chosenUnit.value.layer} ${chosenUnit.value.unit}` : "",
);

/** The unit that had the keyboard last. */
const focused = signal<UnitPlace>({ layer: 0, unit: 0 });

/** The unit that Tab leads to. */
const stop = computed(() => {
  const { layer, unit } = focused.value;
  const isThere = unit < (outline.value?.widths[layer] ?? 0);
  return isThere ? `${layer} ${unit}` : "0 0";
});

function choose(unit: UnitPlace): void {
  const isOn = chosen.peek() === `${unit.layer} ${unit.unit}`;
  chosenWeight.value = null;
  chosenUnit.value = isOn ? null : unit;
}

/** Arrows lead along a column and from column to column; the keyboard goes, nothing is chosen. */
function walk(event: KeyboardEvent, widths: readonly number[]): void {
  const at = placeOf(event.target);
  if (!at || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape" && chosenUnit.value) {
    chosenUnit.value = null;
    event.preventDefault();
    return;
  }
  const next = unitAfter(event.key, at, widths);
  if (!next) return;
  event.preventDefault();
  focusUnit(next);
}

/** Gives the keyboard to a unit. */
export function focusUnit({ layer, unit }: UnitPlace): void {
  const next = document.querySelector<HTMLElement>(`[data-unit="${unitId(layer, unit)}"]`);
  next?.focus();
  next?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function placeOf(target: EventTarget | null): UnitPlace | null {
  const data = (target as Element).closest<HTMLElement>("[data-unit]")?.dataset;
  return data ? { layer: Number(data.layer), unit: Number(data.place) } : null;
}

function indexOf(target: EventTarget | null): number | null {
  const at = placeOf(target);
  const first = at && shownPlaces.peek()?.first[at.layer];
  return typeof first === "number" ? first + (at?.unit ?? 0) : null;
}

/** Style is set piece by piece, not rendered: a glide moves every unit on every frame. */
function putInPlace(root: HTMLElement, { first, x, y, size }: Places): void {
  for (const { dataset, style } of root.querySelectorAll<HTMLElement>("[data-unit]")) {
    const at = (first[Number(dataset.layer)] ?? 0) + Number(dataset.place);
    const side = size[at] ?? 0;
    style.translate = `${(x[at] ?? 0) - side / 2}px ${(y[at] ?? 0) - side / 2}px`;
    style.width = style.height = `${side}px`;
    style.borderWidth = `${marginOf(side)}px`;
    style.borderRadius = `${Math.round(side * 0.18)}px`;
  }
}
