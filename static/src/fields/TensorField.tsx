import { useRef } from "preact/hooks";
import type { Tensor } from "../model/value";
import { toFloat } from "../model/value";
import "./fields.css";
import { NumberField } from "./NumberField";
import { slicesOf } from "../model/slices";
import { cellLabel, withCell } from "./tensor_cells";

/** More numbers than this are no longer read one by one. */
const MOST_CELLS = 64;

export interface TensorFieldProps {
  readonly label: string;
  readonly value: Tensor;
  readonly onInput: (value: Tensor) => void;
  readonly onCommit: (value: Tensor) => void;
}

/** The numbers of a tensor, each a field: a row, a grid, or grids one below another. */
export function TensorField(props: TensorFieldProps) {
  const { label, value, onInput, onCommit } = props;
  // The newest tensor reported, so that a second cell builds on the first one's number at once.
  const newest = useRef({ given: value, tensor: value });
  if (newest.current.given !== value) newest.current = { given: value, tensor: value };

  if (value.data.length > MOST_CELLS) {
    return (
      <p class="tensor-notice">
        {label} holds {value.data.length} numbers ({value.shape.join(" × ")}). Up to {MOST_CELLS}{" "}
        can be edited one by one here.
      </p>
    );
  }

  function change(index: number, number: number): Tensor {
    newest.current.tensor = withCell(newest.current.tensor, index, number);
    return newest.current.tensor;
  }

  return (
    <div class="tensor-field" role="group" aria-label={label}>
      {slicesOf(value.shape).map(({ name, first, rows, columns }) => (
        <div key={first} class="tensor-slice">
          {name && <span class="tensor-name">{name}</span>}
          <div
            class="tensor-grid"
            style={{ gridTemplateColumns: `repeat(${columns}, minmax(64px, 96px))` }}
          >
            {value.data.slice(first, first + rows * columns).map((number, offset) => (
              <NumberField
                key={offset}
                label={cellLabel(label, value.shape, first + offset)}
                labelHidden
                value={toFloat(number)}
                onInput={(next) => onInput(change(first + offset, next))}
                onCommit={(next) => onCommit(change(first + offset, next))}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
