// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { numbersOf } from "./cell_faults";
import { TensorGrid } from "./TensorGrid";
import type { Rows } from "./tensor_rows";

const onRows = vi.fn();

async function show(rows: Rows, canGrow = true): Promise<void> {
  const { faults } = numbersOf(rows);
  await act(() =>
    render(<TensorGrid label="W" {...{ rows, faults, canGrow, onRows }} />, document.body),
  );
}

function cell(row: number, column: number): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`[data-cell="${row},${column}"]`);
  if (!found) throw new Error(`no cell ${row},${column}`);
  return found;
}

async function press(on: HTMLElement, key: string): Promise<void> {
  await act(() => void on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
}

async function paste(on: HTMLElement, text: string): Promise<Event> {
  const event = new Event("paste", { cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  await act(() => void on.dispatchEvent(event));
  return event;
}

beforeEach(async () => {
  vi.clearAllMocks();
  await show([
    ["1", "2"],
    ["3", "4"],
  ]);
});

afterEach(() => render(null, document.body));

test("arrows and Enter go from cell to cell, and Tab has one of them", async () => {
  cell(0, 0).focus();
  await press(cell(0, 0), "ArrowDown");
  expect(document.activeElement).toBe(cell(1, 0));
  await press(cell(1, 0), "ArrowRight");
  expect(document.activeElement).toBe(cell(1, 1));
  const stops = [...document.querySelectorAll<HTMLElement>("[data-cell]")].filter(
    ({ tabIndex }) => tabIndex === 0,
  );
  expect(stops).toEqual([cell(1, 1)]);
});

test("what is typed is kept when the person goes on", async () => {
  await act(() => {
    cell(0, 1).value = "x";
    cell(0, 1).dispatchEvent(new Event("input"));
  });
  await press(cell(0, 1), "Enter");
  expect(onRows.mock.calls).toEqual([
    [
      [
        ["1", "x"],
        ["3", "4"],
      ],
    ],
  ]);
});

test("a table from a spreadsheet goes over the cells, and the grid grows", async () => {
  const event = await paste(cell(1, 1), "1,5\t2,5\n7\t8");
  expect(event.defaultPrevented).toBe(true);
  expect(onRows.mock.calls[0]?.[0]).toEqual([
    ["1", "2", "0"],
    ["3", "1.5", "2.5"],
    ["0", "7", "8"],
  ]);
});

test("a single number is pasted as any text", async () => {
  expect((await paste(cell(0, 0), "7")).defaultPrevented).toBe(false);
  expect(onRows).not.toHaveBeenCalled();
});

test("a slice refuses what is larger, in words", async () => {
  await show([["1", "2"]], false);
  await paste(cell(0, 0), "1\t2\t3");
  expect(onRows).not.toHaveBeenCalled();
  expect(document.querySelector("[role=status]")?.textContent).toMatch(/which is 1 × 2/);
});

test("cells without a number say so, by row and column", async () => {
  await show([["1", "two"]]);
  expect(cell(0, 1).getAttribute("aria-invalid")).toBe("true");
  expect(document.querySelector("[role=status]")?.textContent).toMatch(/Row 1, column 2: “two”/);
});
