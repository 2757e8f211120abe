import { batch, computed, signal } from "@preact/signals";

import type { Problem } from "../../../../../api/contract";
import type { GivenData, GivenTable, Rows, Table, TableReading } from "../../../../contract";
import { experiment } from "../../../../session";
import { askRows, askTable, newestOnly } from "../../asking";
import { cellAt } from "./cell_text";
import { kept, partOf, taken, usual, type Chosen, type Part } from "./columns";
import { textOf, Unreadable } from "./file_text";

/** How long typing rests before it is read, ms. */
const PATIENCE = 250;

/** The text of the table, what it is called, and how its bytes were read. */
export const source = signal<{
  readonly text: string;
  readonly name: string | null;
  readonly note: string | null;
}>({ text: "", name: null, note: null });
/** Why a file could not be brought; what was there before stays. */
export const refusedFile = signal<string | null>(null);
/** What a person says of how it is written. */
export const reading = signal<TableReading>({});
/** The table that was last read; it stays while another is read, and where that fails. */
export const table = signal<Table | null>(null);
/** Why the text is no table. */
export const unread = signal<readonly Problem[]>([]);
export const chosen = signal<Chosen | null>(null);
/** The dataset that the choice makes, and why it makes none. */
export const rows = signal<Rows | null>(null);
export const unfit = signal<readonly Problem[]>([]);
export const isBusy = signal(false);

/** What would be learnt from. */
export const given = computed<GivenData | null>(() =>
  chosen.value && table.value
    ? {
        table: { text: source.value.text, reading: reading.value, ...chosen.value },
        knobs: {},
        seed: 0,
      }
    : null,
);

const newestTable = newestOnly();
const newestRows = newestOnly();
const readSoon = soon(read);
const checkSoon = soon(check);

/** Take up a text in place of the one before, found out anew how it is written. */
export function bringText(
  text: string,
  name: string | null = null,
  note: string | null = null,
): void {
  batch(() => {
    source.value = { text, name, note };
    refusedFile.value = null;
    reading.value = {};
    chosen.value = null;
    table.value = null;
    rows.value = null;
    unread.value = [];
    unfit.value = [];
    isBusy.value = false;
  });
  if (text.trim() !== "") readSoon();
}

/** Take up a file, or say why it is no table. */
export async function bringFile(file: File): Promise<void> {
  try {
    const { text, note } = await textOf(file);
    bringText(text, file.name, note);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    refusedFile.value = error.message;
  }
}

/** Read the same text in another way; with other cells the columns are found out anew. */
export function readAs(change: TableReading): void {
  const areCellsOthers = ["delimiter", "quote", "header"].some((each) => each in change);
  reading.value = { ...reading.value, ...(areCellsOthers && { kinds: {} }), ...change };
  readSoon();
}

/** Read a column as numbers, or as categories. */
export function readColumnAs(name: string, kind: "number" | "category"): void {
  readAs({ kinds: { ...reading.value.kinds, [name]: kind } });
}

/** Take the texts of a column that are no numbers for missing values. */
export function takeForMissing(column: Table["columns"][number]): void {
  const form = table.value?.form;
  if (!form) return;
  const texts = column.problems.flatMap(({ row, column: place }) => {
    const cell = row && place ? cellAt(source.value.text, form, row, place) : null;
    return cell?.text ? [cell.text] : [];
  });
  readAs({ missing: [...new Set([...(reading.value.missing ?? []), ...texts])] });
  // It was left out because of them.
  if (chosen.value && partOf(chosen.value, column.name) === "none") takeAs(column.name, "feature");
}

/** Take a column for a feature, for the target, or for nothing. */
export function takeAs(name: string, part: Part): void {
  if (chosen.value && table.value) choose(taken(chosen.value, table.value, name, part));
}

export function choose(next: Chosen): void {
  chosen.value = next;
  checkSoon();
}

/** Begin with the table that is learnt from, where nothing else was brought. */
export function recall(): void {
  const known = experiment.peek()?.dataset.table;
  if (!known || source.peek().text !== "") return;
  batch(() => {
    source.value = { text: known.text, name: null, note: null };
    reading.value = known.reading ?? {};
    chosen.value = chosenIn(known);
  });
  read();
}

function chosenIn({ features, target, missing = "drop" }: GivenTable): Chosen {
  return { features, target, missing };
}

/** Does something once what asks for it has rested for a moment. */
function soon(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    isBusy.value = true;
    clearTimeout(timer);
    timer = setTimeout(act, PATIENCE);
  };
}

function read(): void {
  const { text } = source.value;
  isBusy.value = text.trim() !== "";
  if (!isBusy.value) return;
  newestTable(askTable(text, reading.value), (answer) => {
    if (text !== source.value.text) return;
    batch(() => {
      isBusy.value = false;
      if (!("got" in answer)) {
        unread.value = answer.problems;
        rows.value = null;
        return;
      }
      unread.value = [];
      table.value = answer.got;
      chosen.value = chosen.value ? kept(chosen.value, answer.got) : usual(answer.got);
      check();
    });
  });
}

function check(): void {
  const dataset = given.value;
  if (!dataset) return;
  isBusy.value = true;
  newestRows(askRows(dataset), (answer) => {
    if (dataset !== given.value) return;
    batch(() => {
      isBusy.value = false;
      rows.value = "got" in answer ? answer.got : null;
      unfit.value = "got" in answer ? [] : answer.problems;
    });
  });
}
