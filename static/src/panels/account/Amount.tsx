import { grouped, short } from "../../model/format";
import { isCount, isTensor, type Quantity } from "../../model/value";
import type { FlowStep } from "../../timeline/step";
import { TensorTable } from "../TensorTable";
import { exactly } from "./exactly";

interface Props {
  readonly name: string;
  readonly value: Quantity | null;
  readonly colour: "blue" | "red";
  readonly parts?: readonly FlowStep[];
}

/** One line: what it is, and how much; the parts it is the sum of, if there are several. */
export function Amount({ name, value, colour, parts = [] }: Props) {
  const summed = parts.length > 1 && parts.length < 5 && value !== null && !isTensor(value);
  return (
    <>
      <p class="line total">
        <span>{name}</span>
        {value === null ? (
          <span class="soft">none</span>
        ) : (
          <span class={colour} title={exactly(value)}>
            {summed && `${parts.map((step) => short(step.amount)).join(" + ")} = `}
            {isCount(value) ? grouped(value) : short(value)}
          </span>
        )}
      </p>
      {value !== null && isTensor(value) && (
        <TensorTable label={name} tensor={value} colour={colour} />
      )}
    </>
  );
}
