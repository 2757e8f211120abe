import { useId, useRef, useState } from "preact/hooks";

import type { Experiment } from "../contract";
import { removeLayer, setLayer, setSkip } from "../experiment/edits";
import { fanIn, rows } from "../experiment/shape";
import { KnobField } from "../fields/KnobField";
import { faultAt } from "../fields/faults";
import { DROPOUT } from "../experiment/knobs";
import { catalogues, changeExperiment, problems } from "../session";
import { tableOf } from "./all_weights";
import { ActivationSelect, UnitCounter } from "./LayerControls";
import { layerTitle, layerWords } from "./names";
import { hasFinger } from "./room";

interface Props {
  readonly now: Experiment;
  /** From 1. */
  readonly number: number;
  readonly title: string;
}

/** Room that is left between the settings and the screen's border, px. */
const MARGIN = 8;

/** A layer's name; pressed, it opens what else there is to know and to set about it. */
export function LayerSettings({ now, number, title }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="head-title head-settings"
        aria-label={`Layer settings of ${layerWords(number, now.spec.layers.length)}`}
        title="Layer settings"
        aria-expanded={isOpen}
        popovertarget={id}
      >
        <span>
          {title}
          {hasFinger.value && <small>{glanceOf(now, number)}</small>}
        </span>
        <svg class="icon" viewBox="0 0 20 20" width="12" height="12" aria-hidden="true">
          <path d="M4 7l6 6 6-6z" />
        </svg>
      </button>
      <div
        id={id}
        class="layer-settings"
        popover="auto"
        role="dialog"
        aria-label={`Layer settings of ${layerWords(number, now.spec.layers.length)}`}
        onBeforeToggle={({ newState }) => setOpen(newState === "open")}
        onToggle={({ currentTarget, newState }) => {
          if (newState === "open" && button.current) standBelow(currentTarget, button.current);
        }}
      >
        {isOpen && <Settings now={now} number={number} />}
      </div>
    </>
  );
}

function Settings({ now, number }: Omit<Props, "title">) {
  const { spec } = now;
  const layers = spec.layers.length;
  const layer = spec.layers[number - 1];
  if (!layer) return null;
  const height = rows(spec, number, catalogues.value?.activations ?? []);
  const width = fanIn(spec, number);
  const wrong = faultAt(problems.value, `/spec/layers/${number - 1}`);
  return (
    <>
      <h2>{layerTitle(number, layers)}</h2>
      {hasFinger.value && (
        <div class="layer-controls">
          <ActivationSelect now={now} number={number} />
          {number < layers && <UnitCounter now={now} number={number} />}
        </div>
      )}
      <p>
        <code>layer{number}</code> has {layer.units} {layer.units === 1 ? "unit" : "units"}: weights
        of {height} × {width}, and {height} {height === 1 ? "bias" : "biases"}. That makes{" "}
        {(height * (width + 1)).toLocaleString("en")} parameters.
      </p>
      {wrong !== null && <p class="field-fault">{wrong}</p>}
      {number < layers && (
        <KnobField
          knob={DROPOUT}
          value={layer.dropout ?? 0}
          onChange={(dropout) => changeExperiment(setLayer(now, number, { dropout }))}
        />
      )}
      <Skips now={now} number={number} />
      <p class="layer-deeds">
        <button type="button" class="button text" onClick={() => (tableOf.value = number)}>
          All weights…
        </button>
        {number < layers && !hasFinger.value && (
          <button
            type="button"
            class="button text"
            onClick={() => changeExperiment(removeLayer(now, number))}
          >
            Remove {layerWords(number, layers)}
          </button>
        )}
      </p>
    </>
  );
}

/** The layers further back that this one can read as well. */
function Skips({ now, number }: Omit<Props, "title">) {
  const layers = now.spec.layers.length;
  const skips = now.spec.layers[number - 1]?.skips ?? [];
  if (number < 2) return null;
  return (
    <fieldset class="layer-skips">
      <legend>Reads {layerWords(number - 1, layers)}, and past it</legend>
      {Array.from({ length: number - 1 }, (_, source) => (
        <label key={source}>
          <input
            type="checkbox"
            checked={skips.includes(source)}
            onChange={({ currentTarget }) =>
              changeExperiment(setSkip(now, number, source, currentTarget.checked))
            }
          />
          {layerWords(source, layers)}
        </label>
      ))}
    </fieldset>
  );
}

/** What a layer is, at a glance: where there is no room for its controls. */
function glanceOf({ spec }: Experiment, number: number): string {
  const { activation = "", units = 0 } = spec.layers[number - 1] ?? {};
  const known = catalogues.value?.activations.find(({ name }) => name === activation);
  return `${known?.title ?? activation} · ${units}`;
}

/** Below what opened it, within the screen. */
function standBelow(popover: HTMLElement, opener: HTMLElement): void {
  const { left, bottom } = opener.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  popover.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  popover.style.top = `${Math.max(MARGIN, Math.min(bottom + 4, innerHeight - height - MARGIN))}px`;
}
