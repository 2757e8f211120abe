import type { Table } from "../../../../contract";

type Column = Table["columns"][number];

/** What a column is taken for. */
export type Part = "feature" | "target" | "none";

/** Which columns are learnt from which, and what becomes of rows with gaps. */
export interface Chosen {
  readonly features: readonly string[];
  readonly target: readonly string[];
  readonly missing: "drop" | "mean";
}

/** The names that columns of row numbers have; one without a name is called by its place. */
const ROW_NUMBER = /^(id|idx|index|nr|no|row|#|unnamed.*|column 1)$/i;

/**
 * The last column to be foretold from all other numbers, or from the categories where there are no
 * numbers. Numbers of rows, free text, and cells that cannot be read are left out.
 */
export function usual(table: Table): Chosen {
  const fit = table.columns.filter(isFit);
  const target = fit.findLast(isReadable) ?? fit.at(-1);
  const others = fit.filter((column) => column !== target && isReadable(column));
  const numbers = others.filter(
    (column) => column.kind === "number" && !isRowNumber(column, table),
  );
  const features = numbers.length > 0 ? numbers : others;
  return {
    features: features.map(({ name }) => name),
    target: target ? [target.name] : [],
    missing: "drop",
  };
}

/** Whether a column can be learnt from at all. */
export function isFit({ kind }: Column): boolean {
  return kind === "number" || kind === "category";
}

const isReadable = ({ problems }: Column): boolean => problems.length === 0;

/** Whether a column counts its rows. */
function isRowNumber(column: Column, table: Table): boolean {
  const place = table.columns.indexOf(column);
  if (place > 0 || !ROW_NUMBER.test(column.name)) return false;
  const values = table.rows.map((row) => row[place]);
  const [first] = values;
  return typeof first === "number" && values.every((value, i) => value === first + i);
}

export function partOf({ features, target }: Chosen, name: string): Part {
  if (target.includes(name)) return "target";
  return features.includes(name) ? "feature" : "none";
}

/**
 * The choice with one column taken for something else. Several numbers can be the target together,
 * a category only alone: what was the target before becomes a feature.
 */
export function taken(chosen: Chosen, table: Table, name: string, part: Part): Chosen {
  const parts = new Map(table.columns.map((each) => [each.name, partOf(chosen, each.name)]));
  parts.set(name, part);
  if (part === "target") {
    const isNumber = (each: string): boolean => kindOf(table, each) === "number";
    const isAlone = !isNumber(name) || !chosen.target.every(isNumber);
    for (const each of chosen.target) if (isAlone && each !== name) parts.set(each, "feature");
  }
  return inOrder(parts, chosen.missing);
}

/** The same choice of a table that was read in another way, or the usual one where names are gone. */
export function kept(chosen: Chosen, table: Table): Chosen {
  const known = new Set(table.columns.map(({ name }) => name));
  if (![...chosen.features, ...chosen.target].every((name) => known.has(name))) return usual(table);
  const parts = new Map(
    table.columns.map((each) => [each.name, isFit(each) ? partOf(chosen, each.name) : "none"]),
  );
  return inOrder(parts, chosen.missing);
}

function inOrder(parts: ReadonlyMap<string, Part>, missing: Chosen["missing"]): Chosen {
  const all = (part: Part): string[] =>
    [...parts.keys()].filter((name) => parts.get(name) === part);
  return { features: all("feature"), target: all("target"), missing };
}

function kindOf(table: Table, name: string): string | undefined {
  return table.columns.find((column) => column.name === name)?.kind;
}
