import { numbersOf, placed } from "../../fields/cell_faults";
import { tableOf } from "../../fields/pasted_table";
import { TensorGrid } from "../../fields/TensorGrid";
import type { Rows } from "../../fields/tensor_rows";

/** Larger tables are not typed cell by cell, and that many fields would take long to draw. */
const MOST_CELLS = 1024;

interface Props {
  readonly label: string;
  readonly rows: Rows;
  readonly canGrow: boolean;
  readonly onRows: (rows: Rows) => void;
}

/** A table of numbers: cell by cell, or as the text of a spreadsheet where it is large. */
export function Table({ label, rows, canGrow, onRows }: Props) {
  const { faults } = numbersOf(rows);
  const width = rows[0]?.length ?? 0;
  if (rows.length * width <= MOST_CELLS) {
    return (
      <TensorGrid label={label} rows={rows} faults={faults} canGrow={canGrow} onRows={onRows} />
    );
  }
  return (
    <label class="table-text">
      {rows.length} rows and {width} columns, as a spreadsheet has them
      <textarea
        rows={8}
        spellcheck={false}
        value={rows.map((row) => row.join("\t")).join("\n")}
        onChange={({ currentTarget }) => onRows(tableOf(currentTarget.value))}
      />
      {faults[0] && <span role="status">{placed(faults[0])}</span>}
    </label>
  );
}
