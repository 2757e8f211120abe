import type { Knob } from "../contract";
import { useKnobEntry } from "./knob_entry";
import { Row } from "./Row";

interface Props {
  readonly knob: Knob;
  readonly label: string;
  readonly doc: string;
  readonly value: number;
  readonly fault: string | null;
  /** What the button is called that draws another one. */
  readonly fresh: string;
  readonly onChange: (seed: number) => void;
}

/** New seeds are below this, so that they can be remembered and told. */
const SHORT = 10_000;

/** A seed, and a button for another one. */
export function SeedField({ knob, label, doc, value, fault, fresh, onChange }: Props) {
  const { box, refused } = useKnobEntry(knob, value, onChange);

  function another(): void {
    const drawn = Math.floor(Math.random() * (SHORT - 1));
    onChange(drawn < value ? drawn : drawn + 1);
  }

  return (
    <Row label={label} doc={doc} fault={refused ?? fault}>
      {(tie) => (
        <span class="field-control">
          <button
            type="button"
            class="field-button field-icon"
            aria-label={fresh}
            title={fresh}
            onClick={another}
          >
            <svg class="icon" viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
              <path d="M10 3a7 7 0 0 1 5.3 2.4V3H17v5.5h-5.5V6.8h2.9A5.3 5.3 0 1 0 15.2 11h1.7A7 7 0 1 1 10 3z" />
            </svg>
          </button>
          <input {...box} {...tie} class="field-number" />
        </span>
      )}
    </Row>
  );
}
