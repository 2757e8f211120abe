import { useState } from "preact/hooks";

import { numbersOf } from "../../fields/cell_faults";
import { rowsOf, tensorOf, withSlice, type Rows } from "../../fields/tensor_rows";
import { slicesOf } from "../../model/slices";
import type { Tensor } from "../../model/value";
import { setNumber } from "../../session";
import { Table } from "./Table";

/** The numbers of a tensor; each change is kept as soon as every cell holds a number. */
export function TensorEditor({ id, tensor }: { readonly id: string; readonly tensor: Tensor }) {
  const slices = slicesOf(tensor.shape);
  const [at, setAt] = useState(0);
  const [draft, setDraft] = useState<Rows | null>(null);
  const slice = slices[Math.min(at, slices.length - 1)];
  if (!slice) return null;
  const rows = draft ?? rowsOf(tensor, slice);
  const isOne = slices.length === 1 && tensor.shape.length > 0;

  function change(next: Rows): void {
    const { numbers } = numbersOf(next);
    if (!slice || !numbers) {
      setDraft(next);
      return;
    }
    setDraft(null);
    const isList = tensor.shape.length === 1;
    const whole = isOne ? tensorOf(numbers, next, isList) : withSlice(tensor, slice, numbers);
    setNumber(id, whole);
  }

  return (
    <fieldset>
      <legend>Table of {id}</legend>
      {slices.length > 1 && (
        <label class="inspector-row">
          <span class="text-label">Slice</span>
          <select
            value={at}
            disabled={draft !== null}
            onChange={({ currentTarget }) => setAt(Number(currentTarget.value))}
          >
            {slices.map(({ name }, i) => (
              <option key={name} value={i}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Table label={id} rows={rows} canGrow={isOne} onRows={change} />
      {draft && (
        <button type="button" class="button text" onClick={() => setDraft(null)}>
          Go back to what it was
        </button>
      )}
      {tensor.data.length === 1 && <OneNumber id={id} tensor={tensor} />}
    </fieldset>
  );
}

function OneNumber({ id, tensor }: { readonly id: string; readonly tensor: Tensor }) {
  return (
    <button type="button" class="button text" onClick={() => setNumber(id, tensor.data[0] ?? 0)}>
      Make it a single number
    </button>
  );
}
