// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Rows, Table } from "../../../../contract";

const { takeDataset, askTable, askRows } = vi.hoisted(() => ({
  takeDataset: vi.fn(),
  askTable: vi.fn(),
  askRows: vi.fn(),
}));
vi.mock("../../../../session", () => ({ experiment: signal(null), takeDataset }));
vi.mock("../../asking", async (actual) => ({ ...(await actual()), askTable, askRows }));

const { TableTab } = await import("./TableTab");
const { bringText } = await import("./state");

const TEXT = "size;kind\n1,5;a\nabc;b\n3;a\n";
const TABLE: Table = {
  columns: [
    { name: "size", kind: "number", missing: 1, problems: [] },
    { name: "kind", kind: "category", missing: 0, problems: [] },
  ],
  count: 3,
  rows: [
    [1.5, "a"],
    [null, "b"],
    [3, "a"],
  ],
  form: { delimiter: ";", quote: '"', decimal: ",", header: true },
};
const ROWS: Rows = {
  name: "table",
  title: "Your table",
  doc: "",
  origin: "your own",
  features: ["size"],
  picture: null,
  x: { shape: [2, 1], data: [1.5, 3] },
  classes: { names: ["a", "b"], of: [0, 0] },
};

beforeEach(async () => {
  vi.useFakeTimers();
  askTable.mockResolvedValue({ got: TABLE });
  askRows.mockResolvedValue({ got: ROWS });
  await act(() => render(<TableTab />, document.body));
});

afterEach(() => {
  render(null, document.body);
  bringText("");
  vi.clearAllMocks();
  vi.useRealTimers();
});

async function rested(): Promise<void> {
  await act(() => vi.runAllTimersAsync().then(() => undefined));
}

async function paste(text: string): Promise<void> {
  const area = document.querySelector("textarea");
  if (!area) throw new Error("no box to paste into");
  area.value = text;
  await act(() => void area.dispatchEvent(new Event("input", { bubbles: true })));
  await rested();
}

async function say(name: string, value: string): Promise<void> {
  const select = document.querySelector<HTMLSelectElement>(`[aria-label="${name}"]`);
  if (!select) throw new Error(`no ${name}`);
  select.value = value;
  await act(() => void select.dispatchEvent(new Event("change", { bubbles: true })));
  await rested();
}

const use = (): HTMLButtonElement | undefined =>
  [...document.querySelectorAll("button")].find(
    ({ textContent }) => textContent === "Use this data",
  );
const told = (): string => document.querySelector("[role=status]")?.textContent ?? "";

test("a pasted table is shown, counted, and taken", async () => {
  await paste(TEXT);
  expect(document.querySelectorAll("tbody tr")).toHaveLength(3);
  expect(told()).toBe("2 of 3 rows are used, 1 dropped; 1 feature; 2 classes: a, b.");
  await act(() => use()?.click());
  const table = { text: TEXT, reading: {}, features: ["size"], target: ["kind"], missing: "drop" };
  expect(takeDataset).toHaveBeenCalledWith({ table, knobs: {}, seed: 0 }, ROWS);
});

test("a column is read as another kind, and what it was chosen for stays", async () => {
  await paste(TEXT);
  await say("Use of size", "target");
  await say("Kind of size", "category");
  expect(askTable).toHaveBeenLastCalledWith(TEXT, { kinds: { size: "category" } });
  expect(askRows.mock.lastCall?.[0]).toMatchObject({
    table: { reading: { kinds: { size: "category" } }, features: ["kind"], target: ["size"] },
  });
});

test("texts that are no numbers are counted as missing by one button", async () => {
  const problems = [{ row: 3, column: 1, message: "'abc' is no number" }];
  const [size, kind] = TABLE.columns;
  if (size && kind) {
    askTable.mockResolvedValue({ got: { ...TABLE, columns: [{ ...size, problems }, kind] } });
  }
  await paste(TEXT);
  expect(document.querySelector(".own-problems")?.textContent).toBe(
    "row 3, column 1'abc' is no number",
  );
  const button = [...document.querySelectorAll("button")].find(({ textContent }) =>
    textContent.includes("as missing"),
  );
  await act(() => button?.click());
  await rested();
  expect(askTable).toHaveBeenLastCalledWith(TEXT, { missing: ["abc"] });
});

test("what is no table is told by row and column, and cannot be used", async () => {
  const message = "this row has 1 cell, most have 2";
  askTable.mockResolvedValue({ problems: [{ where: "/text", message, line: 2, column: 2 }] });
  await paste(TEXT);
  expect(document.querySelector("[role=alert]")?.textContent).toBe(`row 2, column 2${message}`);
  expect(use()?.disabled).toBe(true);
});

test("what was brought is there again after the dialog was closed", async () => {
  await paste(TEXT);
  await act(() => render(null, document.body));
  await act(() => render(<TableTab />, document.body));
  expect(document.querySelector("textarea")?.value).toBe(TEXT);
  expect(use()?.disabled).toBe(false);
});
