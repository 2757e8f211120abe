import type { ComponentChildren } from "preact";
import { Row } from "./Row";

/** One thing that can be chosen, by its name, shown under its title. */
export interface Option {
  readonly name: string;
  readonly title: string;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly doc?: string | undefined;
  readonly note?: ComponentChildren;
  readonly fault?: string | null | undefined;
  readonly onChange: (name: string) => void;
}

/** One of several. A value that is not among them, such as before they have come, is shown as it is. */
export function Choice({ label, value, options, doc, note, fault, onChange }: Props) {
  const chosen = options.find(({ name }) => name === value)?.title ?? value;
  return (
    <Row {...{ label, doc, note, fault }}>
      {(tie) => (
        <select
          {...tie}
          class="field-select"
          title={doc ? `${chosen}: ${doc}` : chosen}
          value={value}
          onChange={({ currentTarget }) => {
            if (currentTarget.value !== value) onChange(currentTarget.value);
          }}
        >
          {!options.some(({ name }) => name === value) && <option value={value}>{value}</option>}
          {options.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Row>
  );
}
