import type { Activation, Layer } from "../../contract";
import { useKnobEntry } from "../../fields/knob_entry";
import { UNITS } from "../../experiment/knobs";

interface Props {
  /** From 1. */
  readonly number: number;
  readonly layer: Layer;
  readonly activations: readonly Activation[];
  readonly fault: string | null;
  readonly onChange: (change: Partial<Layer>) => void;
  readonly onRemove: () => void;
}

/** A hidden layer in one line: its units, its activation, and the way to be rid of it. */
export function LayerRow({ number, layer, activations, fault, onChange, onRemove }: Props) {
  const { box, refused } = useKnobEntry(UNITS, layer.units, (units) => onChange({ units }));
  const wrong = refused ?? fault;
  return (
    <li class="layer-row">
      <span class="field-label">Hidden {number}</span>
      <input
        {...box}
        class="field-number layer-units"
        aria-label={`Units of hidden layer ${number}`}
        aria-invalid={wrong === null ? undefined : "true"}
      />
      <ActivationSelect
        label={`Activation of hidden layer ${number}`}
        value={layer.activation}
        activations={activations}
        onChange={(activation) => onChange({ activation })}
      />
      <button
        type="button"
        class="field-button layer-remove"
        aria-label={`Remove hidden layer ${number}`}
        title={`Remove hidden layer ${number}`}
        onClick={onRemove}
      >
        ×
      </button>
      {wrong !== null && (
        <p class="field-fault" role="alert">
          {wrong}
        </p>
      )}
    </li>
  );
}

interface OutputProps {
  readonly layer: Layer;
  readonly activations: readonly Activation[];
  readonly fault: string | null;
  readonly onChange: (change: Partial<Layer>) => void;
}

/** The last layer; how many units it has follows from what is learnt. */
export function OutputRow({ layer, activations, fault, onChange }: OutputProps) {
  return (
    <li class="layer-row">
      <span class="field-label">Output</span>
      <span class="field-value">
        {layer.units}
        <span class="sr">{layer.units === 1 ? " unit" : " units"}</span>
      </span>
      <ActivationSelect
        label="Activation of the output"
        value={layer.activation}
        activations={activations}
        onChange={(activation) => onChange({ activation })}
      />
      {fault !== null && (
        <p class="field-fault" role="alert">
          {fault}
        </p>
      )}
    </li>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly activations: readonly Activation[];
  readonly onChange: (name: string) => void;
}

function ActivationSelect({ label, value, activations, onChange }: SelectProps) {
  const chosen = activations.find(({ name }) => name === value);
  return (
    <select
      class="field-select"
      aria-label={label}
      title={chosen && `${chosen.title}: ${chosen.doc}`}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {!chosen && <option value={value}>{value}</option>}
      {activations.map(({ name, title }) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  );
}
