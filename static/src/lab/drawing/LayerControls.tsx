import type { Experiment } from "../contract";
import { removeLayer, setLayer, setUnits } from "../experiment/edits";
import { MOST_UNITS } from "../experiment/shape";
import { useKnobEntry } from "../fields/knob_entry";
import { faultAt } from "../fields/faults";
import { UNITS } from "../experiment/knobs";
import { catalogues, changeExperiment, problems } from "../session";
import { layerWords } from "./names";

interface Props {
  readonly now: Experiment;
  /** From 1. */
  readonly number: number;
}

/** How many units a hidden layer has: one more, one fewer, or as typed; and the way to be rid of it. */
export function UnitCounter({ now, number }: Props) {
  const units = now.spec.layers[number - 1]?.units ?? 1;
  const words = layerWords(number, now.spec.layers.length);
  const change = (next: number) => changeExperiment(setUnits(now, number, next));
  const { box } = useKnobEntry(UNITS, units, change);
  return (
    <span class="head-units">
      <button
        type="button"
        class="button"
        aria-label={`Remove a unit from ${words}`}
        title={`Remove a unit from ${words}`}
        disabled={units <= 1}
        onClick={() => change(units - 1)}
      >
        −
      </button>
      <input {...box} class="head-number" aria-label={`Number of units in ${words}`} />
      <button
        type="button"
        class="button"
        aria-label={`Add a unit to ${words}`}
        title={`Add a unit to ${words}`}
        disabled={units >= MOST_UNITS}
        onClick={() => change(units + 1)}
      >
        +
      </button>
      <button
        type="button"
        class="button head-remove"
        aria-label={`Remove ${words}`}
        title={`Remove ${words}`}
        onClick={() => changeExperiment(removeLayer(now, number))}
      >
        ×
      </button>
    </span>
  );
}

/** The activation of a layer. */
export function ActivationSelect({ now, number }: Props) {
  const activation = now.spec.layers[number - 1]?.activation ?? "";
  const fault = faultAt(problems.value, `/spec/layers/${number - 1}`);
  const activations = catalogues.value?.activations ?? [];
  const chosen = activations.find(({ name }) => name === activation);
  return (
    <select
      class="field-select head-activation"
      aria-label={`Activation of ${layerWords(number, now.spec.layers.length)}`}
      aria-invalid={fault === null ? undefined : "true"}
      title={fault ?? (chosen && `${chosen.title}: ${chosen.doc}`)}
      value={activation}
      onChange={({ currentTarget }) =>
        changeExperiment(setLayer(now, number, { activation: currentTarget.value }))
      }
    >
      {!chosen && <option value={activation}>{activation}</option>}
      {activations.map(({ name, title }) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  );
}
