import type { Signal } from "@preact/signals";

import { chosenUnit, data, experiment, view } from "../../session";
import { unitIndex } from "./field";
import { Gallery } from "./Gallery";
import { Legend } from "./Legend";
import { Plane } from "./Plane";
import { PlaneChoice } from "./PlaneChoice";
import { axes, discretise, showsHeldOut } from "./on_plane";
import { projectionWords } from "./plane_words";

/** What the network answers: over a plane, or of pictures that it is shown. */
export function Answers() {
  return data.value?.picture ? <Gallery /> : <OverPlane />;
}

function OverPlane() {
  const projected = projectionWords(axes.value ?? [], data.value?.features.length ?? 0);
  const isEmpty = view.value === null;
  return (
    <section class="result">
      <h2>{heading()}</h2>
      <div class="answers">
        <Plane />
        <Legend />
        {isEmpty && <p class="soft empty">Here will be drawn what the network answers.</p>}
      </div>
      <div class="result-switches">
        <Switch label="Show held-out points" on={showsHeldOut} />
        <Switch label="Discretise" on={discretise} />
      </div>
      <PlaneChoice />
      {projected && <p class="soft note">{projected}</p>}
    </section>
  );
}

function heading(): string {
  const chosen = unitIndex.value === null ? null : chosenUnit.value;
  const layers = experiment.value?.spec.layers.length ?? 0;
  if (!chosen) return data.value?.numbers ? "Regression" : "Decision boundary";
  if (chosen.layer === 0)
    return `Input · ${data.value?.inputs[chosen.unit] ?? String(chosen.unit + 1)}`;
  const layer = chosen.layer === layers ? "Output" : `Hidden ${chosen.layer}`;
  return `${layer} · unit ${chosen.unit + 1}`;
}

/** Something to switch on and off. */
export function Switch({ label, on }: { readonly label: string; readonly on: Signal<boolean> }) {
  return (
    <label>
      <input
        type="checkbox"
        checked={on.value}
        onChange={(event) => (on.value = event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
