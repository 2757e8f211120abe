import { useId, useRef, useState } from "preact/hooks";
import { placed, type CellFault } from "./cell_faults";
import { GridCell } from "./GridCell";
import { tableOf } from "./pasted_table";
import { resized, withTable, withText, type Rows } from "./tensor_rows";
import "./grid.css";

/** More rows or columns than this are brought in by pasting. */
const MOST = 64;
/** So many faults are told at once. */
const TOLD = 3;

interface Props {
  readonly label: string;
  readonly rows: Rows;
  readonly faults: readonly CellFault[];
  /** Whether rows and columns can be added: not in a slice of a larger tensor. */
  readonly canGrow: boolean;
  readonly onRows: (rows: Rows) => void;
}

/** Numbers in rows and columns: typed, walked over with the arrows, or pasted from a spreadsheet. */
export function TensorGrid({ label, rows, faults, canGrow, onRows }: Props) {
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  /** The cell that Tab leads to. */
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [refused, setRefused] = useState("");
  const [height, width] = [rows.length, rows[0]?.length ?? 0];
  const stop = { row: Math.min(at.row, height - 1), column: Math.min(at.column, width - 1) };

  function change(next: Rows): void {
    setRefused("");
    onRows(next);
  }

  function go(row: number, column: number): void {
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${row},${column}"]`);
    cell?.focus();
  }

  /** A single number is pasted as any text is. */
  function paste(text: string, row: number, column: number): boolean {
    const table = tableOf(text);
    if (table.length <= 1 && (table[0]?.length ?? 0) <= 1) return false;
    const next = withTable(rows, row, column, table);
    const grows = next.length > height || (next[0]?.length ?? 0) > width;
    if (grows && !canGrow) {
      setRefused(`That has more rows or columns than this slice, which is ${height} × ${width}.`);
    } else change(next);
    return true;
  }

  const told = faults.slice(0, TOLD).map(placed);
  const more = faults.length - told.length;
  return (
    <div class="grid-field">
      <div
        ref={grid}
        class="grid-cells"
        role="grid"
        aria-label={label}
        aria-describedby={`${id}-faults`}
        style={{ gridTemplateColumns: `repeat(${width}, minmax(72px, 1fr))` }}
      >
        {rows.map((line, row) => (
          <div key={row} role="row">
            {line.map((text, column) => (
              <GridCell
                key={column}
                text={text}
                row={row}
                column={column}
                isStop={row === stop.row && column === stop.column}
                isWrong={faults.some((each) => each.row === row && each.column === column)}
                onFocus={() => setAt({ row, column })}
                onGo={go}
                onKeep={(next) => change(withText(rows, row, column, next))}
                onPaste={(pasted) => paste(pasted, row, column)}
              />
            ))}
          </div>
        ))}
      </div>
      <div id={`${id}-faults`} role="status" class="grid-faults">
        {refused && <p>{refused}</p>}
        {told.map((words) => (
          <p key={words}>{words}</p>
        ))}
        {more > 0 && <p>And {more} cells more.</p>}
      </div>
      {canGrow && (
        <p class="grid-size">
          <Size name="Rows" size={height} onSize={(size) => change(resized(rows, size, width))} />
          <Size
            name="Columns"
            size={width}
            onSize={(size) => change(resized(rows, height, size))}
          />
        </p>
      )}
    </div>
  );
}

interface SizeProps {
  readonly name: string;
  readonly size: number;
  readonly onSize: (size: number) => void;
}

function Size({ name, size, onSize }: SizeProps) {
  return (
    <label>
      {name}{" "}
      <input
        type="number"
        min={1}
        max={Math.max(MOST, size)}
        value={size}
        onChange={({ currentTarget }) => {
          const next = Math.round(currentTarget.valueAsNumber);
          const fits = next >= 1 && next <= Math.max(MOST, size);
          if (fits && next !== size) onSize(next);
          else currentTarget.value = String(size);
        }}
      />
    </label>
  );
}
