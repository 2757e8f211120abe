import { useState } from "preact/hooks";

import { numbersOf } from "../../fields/cell_faults";
import { tableOf } from "../../fields/pasted_table";
import { tensorOf, type Rows } from "../../fields/tensor_rows";
import { TextField } from "../../fields/TextField";
import { readValue } from "../../fields/value_text";
import { exact } from "../../model/format";
import type { SketchNode } from "../../model/sketch";
import { isTensor, type Tensor, type Value } from "../../model/value";
import { setNumber } from "../../session";
import { Table } from "./Table";
import { TensorEditor } from "./TensorEditor";

/** The number or tensor that a leaf holds. */
export function ValueEditor({ node }: { readonly node: SketchNode }) {
  const { id } = node;
  const value = node.value ?? null;
  /** A grid that is no tensor yet. */
  const [made, setMade] = useState<Rows | null>(null);
  if (made) {
    return (
      <NewTensor
        id={id}
        rows={made}
        onRows={setMade}
        onKeep={(tensor) => {
          setNumber(id, tensor);
          setMade(null);
        }}
        onLeave={() => setMade(null)}
      />
    );
  }
  if (value !== null && isTensor(value)) return <TensorEditor id={id} tensor={value} />;
  return <Scalar id={id} value={value} onRows={setMade} />;
}

interface ScalarProps {
  readonly id: string;
  readonly value: Value | null;
  /** A grid is wanted, with these numbers in it. */
  readonly onRows: (rows: Rows) => void;
}

function Scalar({ id, value, onRows }: ScalarProps) {
  const number = value === null ? "" : exact(value);
  return (
    <div
      class="inspector-row"
      onPaste={(event) => {
        const table = tableOf(event.clipboardData?.getData("text/plain") ?? "");
        if (table.length * (table[0]?.length ?? 0) < 2) return;
        event.preventDefault();
        onRows(table);
      }}
    >
      <TextField
        label="Value"
        text={number}
        hint="no number yet"
        onKeep={(text) => {
          const typed = readValue(text);
          return typed.fault ?? setNumber(id, typed.value)?.refused ?? null;
        }}
      />
      <button
        type="button"
        class="button text"
        title="Make it a table of numbers, typed or pasted from a spreadsheet"
        onClick={() =>
          onRows([
            [number || "0", "0"],
            ["0", "0"],
          ])
        }
      >
        Table…
      </button>
    </div>
  );
}

interface NewTensorProps {
  readonly id: string;
  readonly rows: Rows;
  readonly onRows: (rows: Rows) => void;
  readonly onKeep: (tensor: Tensor) => void;
  readonly onLeave: () => void;
}

/** A grid that waits until it is filled in. */
function NewTensor({ id, rows, onRows, onKeep, onLeave }: NewTensorProps) {
  const cells = numbersOf(rows);
  return (
    <fieldset>
      <legend>Table of {id}</legend>
      <Table label={id} rows={rows} canGrow onRows={onRows} />
      <p class="inspector-row">
        <button
          type="button"
          class="button text"
          disabled={cells.numbers === null}
          onClick={() => {
            if (cells.numbers) onKeep(tensorOf(cells.numbers, rows, true));
          }}
        >
          Use this table
        </button>
        <button type="button" class="button text" onClick={onLeave}>
          Leave it
        </button>
      </p>
    </fieldset>
  );
}
