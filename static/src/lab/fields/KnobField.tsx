import type { Knob } from "../contract";
import { useKnobEntry } from "./knob_entry";
import { Row } from "./Row";

interface Props {
  readonly knob: Knob;
  readonly value: number;
  /** Instead of the knob's title, where several knobs of one kind stand together. */
  readonly label?: string | undefined;
  readonly fault?: string | null | undefined;
  /** Once for a number that was typed, a drag of the slider, or a held key. */
  readonly onChange: (value: number) => void;
}

/** A number within its range: typed, stepped by keys, or dragged on a slider. */
export function KnobField({ knob, value, label = knob.title, fault, onChange }: Props) {
  const { box, slider, refused } = useKnobEntry(knob, value, onChange);
  return (
    <Row label={label} symbol={knob.symbol} doc={knob.doc} fault={refused ?? fault}>
      {(tie) => (
        <>
          <input {...box} {...tie} class="field-number" />
          <input {...slider} class="field-slider" aria-label={`${label}, slider`} />
        </>
      )}
    </Row>
  );
}
