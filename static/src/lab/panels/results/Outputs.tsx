import { typographic } from "../../charts/ticks";
import { short } from "../../../model/format";
import { ClassMark } from "../../paint/ClassMark";

export interface Output {
  readonly index: number;
  readonly name: string;
  readonly value: number | null;
  readonly slope: number | null;
}

interface Props {
  readonly outputs: readonly Output[];
  /** Those that are shown even where there are many. */
  readonly first: readonly number[];
  readonly areClasses: boolean;
}

/** Up to so many outputs are all shown. */
const FEW = 4;

/** What each output says, and how the loss changes with it. */
export function Outputs({ outputs, first, areClasses }: Props) {
  const isFew = outputs.length <= FEW;
  const shown = isFew ? outputs : outputs.filter(({ index }) => first.includes(index));
  const others = isFew ? [] : outputs.filter(({ index }) => !first.includes(index));
  return (
    <>
      <Rows outputs={shown} areClasses={areClasses} />
      {others.length > 0 && (
        <details class="why">
          <summary>{others.length} more outputs</summary>
          <Rows outputs={others} areClasses={areClasses} />
        </details>
      )}
    </>
  );
}

function Rows({ outputs, areClasses }: Omit<Props, "first">) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">output</th>
          <th scope="col">says</th>
          <th
            scope="col"
            title="How the loss changes with what the output adds up, before its activation"
          >
            <i class="math">∂ℓ/∂z</i>
          </th>
        </tr>
      </thead>
      <tbody>
        {outputs.map(({ index, name, value, slope }) => (
          <tr key={index}>
            <th scope="row" title={name}>
              {areClasses && <ClassMark index={index} />} {name}
            </th>
            <td title={value === null ? undefined : String(value)}>{shownNumber(value)}</td>
            <td class="red" title={slope === null ? undefined : String(slope)}>
              {shownNumber(slope)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shownNumber(value: number | null): string {
  return value === null ? "–" : typographic(short(value));
}
