import { signal } from "@preact/signals";

import { valueAt } from "../../charts/scale";
import { useCanvas } from "../../charts/useCanvas";
import { history, scrubbed, scrubTo } from "../../session";
import { Switch } from "./Answers";
import { curvesOf, type Quantity } from "./curves";
import { place, placeOf } from "./moment";
import { epochScale, paintCurves } from "./paint_curves";
import { Spoken } from "./Spoken";

const quantity = signal<Quantity>("loss");
const logarithmic = signal(false);

const QUANTITIES: readonly (readonly [Quantity, string])[] = [
  ["loss", "Loss"],
  ["accuracy", "Accuracy"],
];

/** Loss, or accuracy, over the epochs of the run. */
export function LossChart() {
  const canvas = useCanvas((context, size, inks) => {
    const all = history.value;
    if (!all || all.steps.length === 0) return;
    paintCurves(context, size, inks, {
      curves: curvesOf(all, quantity.value),
      of: quantity.value,
      log: logarithmic.value && quantity.value === "loss",
      place: scrubbed.value ? place.value : null,
    });
  });
  const scrub = (event: PointerEvent & { readonly currentTarget: HTMLCanvasElement }) => {
    const all = history.peek();
    if (!all || all.steps.length === 0) return;
    const across = epochScale(curvesOf(all, "loss"), event.currentTarget.clientWidth);
    const index = placeOf(all.epoch, valueAt(across, event.offsetX));
    scrubTo(index === all.steps.length - 1 ? null : index);
  };
  const isEmpty = (history.value?.steps.length ?? 0) === 0;
  return (
    <section class="result">
      <div class="result-head">
        <h2>{quantity.value === "loss" ? "Loss" : "Accuracy"}</h2>
        <div class="result-switches">
          {quantity.value === "loss" && <Switch label="Log scale" on={logarithmic} />}
          <Quantities />
        </div>
      </div>
      <figure class="curves">
        <canvas
          ref={canvas}
          role="img"
          aria-label={`${quantity.value === "loss" ? "Loss" : "Accuracy"} over epochs`}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            scrub(event);
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event);
          }}
        />
        {isEmpty && <p class="soft empty">Here will be the loss after each epoch.</p>}
        <Spoken />
      </figure>
    </section>
  );
}

/** Which of the two is charted. */
function Quantities() {
  return (
    <div class="result-choice" role="radiogroup" aria-label="What is charted">
      {QUANTITIES.map(([name, title]) => (
        <label key={name}>
          <input
            type="radio"
            name="quantity"
            checked={quantity.value === name}
            onChange={() => (quantity.value = name)}
          />
          <span>{title}</span>
        </label>
      ))}
    </div>
  );
}
