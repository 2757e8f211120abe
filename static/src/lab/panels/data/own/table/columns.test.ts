import { expect, test } from "vitest";
import type { Table } from "../../../../contract";
import { kept, taken, usual } from "./columns";

type Column = Table["columns"][number];

function table(columns: readonly Partial<Column>[], rows: Table["rows"] = []): Table {
  const form = { delimiter: ",", quote: '"', decimal: ".", header: true };
  const whole = columns.map((each) => ({
    name: "",
    kind: "number" as const,
    missing: 0,
    problems: [],
    ...each,
  }));
  return { columns: whole, count: rows.length, rows, form };
}

const FLOWERS = table([
  { name: "length" },
  { name: "width" },
  { name: "colour", kind: "category" },
  { name: "notes", kind: "text" },
  { name: "species", kind: "category" },
]);

test("the last column is learnt from all other numbers", () => {
  expect(usual(FLOWERS)).toEqual({
    features: ["length", "width"],
    target: ["species"],
    missing: "drop",
  });
});

test("free text at the end is no target", () => {
  const columns = table([{ name: "a" }, { name: "b" }, { name: "notes", kind: "text" }]);
  expect(usual(columns).target).toEqual(["b"]);
});

test("a column that counts the rows is left out, one that only begins so is not", () => {
  const named = [{ name: "Id" }, { name: "size" }, { name: "price" }];
  expect(
    usual(
      table(named, [
        [1, 4, 0],
        [2, 2, 1],
        [3, 9, 5],
      ]),
    ).features,
  ).toEqual(["size"]);
  expect(
    usual(
      table(named, [
        [1, 4, 0],
        [2, 2, 1],
        [7, 9, 5],
      ]),
    ).features,
  ).toEqual(["Id", "size"]);
});

test("where there are no numbers categories are features", () => {
  const columns = table([
    { name: "sex", kind: "category" },
    { name: "kind", kind: "category" },
  ]);
  expect(usual(columns).features).toEqual(["sex"]);
});

test("a column with cells that cannot be read is not chosen unasked", () => {
  const problems = [{ row: 2, column: 1, message: "no number" }];
  const columns = table([{ name: "a", problems }, { name: "b" }, { name: "c" }]);
  expect(usual(columns).features).toEqual(["b"]);
});

test("a category is the only target: the one before becomes a feature", () => {
  const next = taken(usual(FLOWERS), FLOWERS, "colour", "target");
  expect(next.target).toEqual(["colour"]);
  expect(next.features).toEqual(["length", "width", "species"]);
});

test("several numbers are the target together", () => {
  const first = taken(usual(FLOWERS), FLOWERS, "length", "target");
  expect(taken(first, FLOWERS, "width", "target").target).toEqual(["length", "width"]);
});

test("a choice outlives another reading, unless its columns are gone", () => {
  const choice = taken(usual(FLOWERS), FLOWERS, "width", "none");
  expect(kept(choice, FLOWERS)).toEqual(choice);
  const unnamed = table([{ name: "column 1" }, { name: "column 2" }]);
  expect(kept(choice, unnamed)).toEqual(usual(unnamed));
});
