import { useEffect, useState } from "preact/hooks";

import { numbersOf, type CellFault } from "../../fields/cell_faults";
import { TensorGrid } from "../../fields/TensorGrid";
import { Dialog } from "../fields/Dialog";
import { followed } from "../session";
import { setParameters } from "../session/editing";
import { changedCells, partFrom, tableOf, type Part } from "./all_weights";
import { incoming } from "./incoming";
import { layerTitle, plain } from "./names";
import { layerCount, outline } from "./network";
import { numbers } from "./numbers";
import { sourceName } from "./UnitCard";

/** Cells that are shown at once. */
const ROWS = 16;
const COLUMNS = 8;

/** Every weight and bias of one layer as a table, each to be set by hand or pasted. */
export function AllWeights() {
  const layer = tableOf.value;
  if (layer === null || layer > layerCount.value) return null;
  const title = `All weights of ${layerTitle(layer, layerCount.value)}`;
  return (
    <Dialog title={title} onClose={() => (tableOf.value = null)}>
      <Table key={layer} layer={layer} />
    </Dialog>
  );
}

function Table({ layer }: { readonly layer: number }) {
  const [at, setAt] = useState({ row: 0, column: 0 });
  const cells = useCells(layer);
  const wiring = outline.value?.wirings[layer - 1];
  if (!wiring || !numbers.value) return <p>The numbers are on their way.</p>;
  const sources = incoming(wiring, outline.value?.widths ?? [], 0);
  const down = partFrom(at.row, wiring.units * wiring.pieces, ROWS);
  const across = partFrom(at.column, sources.length, COLUMNS);
  const names = sources
    .slice(across.first, across.first + across.count)
    .map(({ source, unit }) => sourceName(source, unit, layerCount.value));
  const of = wiring.pieces > 1 ? `${wiring.pieces} rows for each unit` : "a row for each unit";
  return (
    <div class="all-weights">
      <p class="soft">
        {wiring.units * wiring.pieces} × {sources.length} weights, {of}. The columns are what is
        read: {names.join(", ")}. The last table is the biases.
      </p>
      <Pager
        name="rows"
        part={down}
        length={wiring.units * wiring.pieces}
        onFirst={(row) => setAt({ ...at, row })}
      />
      <Pager
        name="columns"
        part={across}
        length={sources.length}
        onFirst={(column) => setAt({ ...at, column })}
      />
      <div class="all-weights-grids">
        <Grid label="Weights" cells={cells} down={down} columns={columnsOf(across)} />
        <Grid label="Biases" cells={cells} down={down} columns={[null]} />
      </div>
    </div>
  );
}

function columnsOf({ first, count }: Part): readonly number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

interface GridProps {
  readonly label: string;
  readonly cells: Cells;
  readonly down: Part;
  /** null is the biases. */
  readonly columns: readonly (number | null)[];
}

function Grid({ label, cells, down, columns }: GridProps) {
  const rows = Array.from({ length: down.count }, (_, i) =>
    columns.map((column) => cells.textAt(down.first + i, column)),
  );
  const faults: readonly CellFault[] = numbersOf(rows).faults;
  return (
    <TensorGrid
      label={label}
      rows={rows}
      faults={faults}
      canGrow={false}
      onRows={(next) =>
        cells.keep(
          changedCells(rows, next).map(({ row, column, text }) => ({
            row: down.first + row,
            column: columns[column] ?? null,
            text,
          })),
        )
      }
    />
  );
}

interface Cells {
  readonly textAt: (row: number, column: number | null) => string;
  readonly keep: (changes: readonly TypedCell[]) => void;
}

interface TypedCell {
  readonly row: number;
  readonly column: number | null;
  readonly text: string;
}

/** What stands in the cells: the network's numbers, under what was typed and is not there yet. */
function useCells(layer: number): Cells {
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const key = (row: number, column: number | null) => `${row} ${column ?? "bias"}`;
  // A run of what was typed has begun: only what is no number still stands apart.
  useEffect(() => {
    setTyped((before) => new Map([...before].filter(([, text]) => !isNumber(text))));
  }, [followed.value]);
  function textAt(row: number, column: number | null): string {
    const wiring = outline.value?.wirings[layer - 1];
    const width = wiring ? incoming(wiring, outline.value?.widths ?? [], row).length : 0;
    const parameter =
      column === null ? (wiring?.biases ?? 0) + row : (wiring?.weights ?? 0) + row * width + column;
    const number = numbers.value?.parameters[parameter] ?? NaN;
    return typed.get(key(row, column)) ?? (Number.isNaN(number) ? "" : String(plain(number)));
  }
  function keep(changes: readonly TypedCell[]): void {
    const next = new Map(typed);
    for (const { row, column, text } of changes) next.set(key(row, column), text);
    setTyped(next);
    const good = changes.flatMap(
      ({ row, column, text }) =>
        numbersOf([[text]]).numbers?.map((value) => ({ layer, row, column, value })) ?? [],
    );
    if (good.length > 0) void setParameters(good);
  }
  return { textAt, keep };
}

function isNumber(text: string): boolean {
  return numbersOf([[text]]).numbers !== null;
}

interface PagerProps {
  readonly name: string;
  readonly part: Part;
  readonly length: number;
  readonly onFirst: (first: number) => void;
}

/** Turns the pages of a table that is shown in parts. */
function Pager({ name, part: { first, count }, length, onFirst }: PagerProps) {
  if (count === length) return null;
  return (
    <p class="all-weights-pages">
      <button
        type="button"
        class="button"
        aria-label={`Earlier ${name}`}
        disabled={first === 0}
        onClick={() => onFirst(first - count)}
      >
        ‹
      </button>
      <span>
        {name} {first + 1} to {first + count} of {length}
      </span>
      <button
        type="button"
        class="button"
        aria-label={`Later ${name}`}
        disabled={first + count >= length}
        onClick={() => onFirst(first + count)}
      >
        ›
      </button>
    </p>
  );
}
