import { NumberField } from "../../fields/NumberField";
import { setParameters, type ParameterChange } from "../session/editing";
import { plain, signed } from "./names";
import { gradient, numbers } from "./numbers";

interface Props {
  readonly label: string;
  readonly labelHidden?: boolean;
  /** Where it stands among all parameters. */
  readonly parameter: number;
  readonly place: Omit<ParameterChange, "value">;
}

/** One weight or bias, to be set by hand, and its gradient beside it. */
export function ParameterField({ label, labelHidden = false, parameter, place }: Props) {
  const value = numbers.value?.parameters[parameter] ?? NaN;
  const slope = gradient.value?.[parameter] ?? NaN;
  return (
    <span class="parameter">
      <NumberField
        label={label}
        labelHidden={labelHidden}
        value={plain(value)}
        onInput={() => undefined}
        onCommit={(next) => {
          if (Number.isFinite(next) && next !== plain(value)) {
            void setParameters([{ ...place, value: next }]);
          }
        }}
      />
      <span class="parameter-gradient" title={`Gradient of ${label}`}>
        <span class="sr">gradient </span>
        {Number.isNaN(slope) ? "" : signed(slope)}
      </span>
    </span>
  );
}
