import { short } from "../../../../../model/format";
import type { Table } from "../../../../contract";
import { isFit, partOf, type Part } from "./columns";
import { chosen, readColumnAs, table, takeAs } from "./state";

type Column = Table["columns"][number];

const PARTS: readonly { readonly name: Part; readonly title: string }[] = [
  { name: "feature", title: "Feature" },
  { name: "target", title: "Target" },
  { name: "none", title: "Not used" },
];

/** The first rows, and of each column what it holds and what it is taken for. */
export function Columns() {
  const read = table.value;
  const choice = chosen.value;
  if (!read || !choice) return null;
  const { columns, rows, count } = read;
  const parts = columns.map(({ name }) => partOf(choice, name));
  return (
    <div class="own-preview" role="region" aria-label="Preview of the table" tabIndex={0}>
      <table>
        <caption class="sr">
          {`${count} rows, ${columns.length} columns; the first ${rows.length} rows`}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr">Row</span>
            </th>
            {columns.map((column, i) => (
              <th key={column.name} scope="col" class={`own-${parts[i] ?? "none"}`}>
                <Head column={column} part={parts[i] ?? "none"} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              <th scope="row">{i + 1}</th>
              {row.map((cell, place) => (
                <td key={place} class={`own-${parts[place] ?? "none"}`}>
                  {cell === null ? <i class="own-gap">gap</i> : said(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ column, part }: { readonly column: Column; readonly part: Part }) {
  const { name, kind, missing, problems } = column;
  return (
    <>
      <span class="own-name" title={name}>
        {name}
      </span>
      <select
        class="field-select"
        aria-label={`Use of ${name}`}
        value={part}
        disabled={!isFit(column)}
        onChange={({ currentTarget }) => takeAs(name, currentTarget.value as Part)}
      >
        {PARTS.map((each) => (
          <option key={each.name} value={each.name}>
            {each.title}
          </option>
        ))}
      </select>
      <select
        class="field-select"
        aria-label={`Kind of ${name}`}
        value={kind}
        onChange={({ currentTarget }) =>
          readColumnAs(name, currentTarget.value as "number" | "category")
        }
      >
        {!isFit(column) && (
          <option value={kind} disabled>
            {kind}
          </option>
        )}
        <option value="number">number</option>
        <option value="category">category</option>
      </select>
      <small class={problems.length > 0 ? "own-bad" : ""}>
        {problems.length > 0
          ? `${problems.length} unreadable`
          : missing > 0 && `${missing} missing`}
      </small>
    </>
  );
}

function said(cell: number | string): string {
  return typeof cell === "number" ? short(cell) : cell;
}
