// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const { takeDataset, askRows } = vi.hoisted(() => ({ takeDataset: vi.fn(), askRows: vi.fn() }));
vi.mock("../../../../session", () => ({
  experiment: signal({ dataset: { name: "moons" }, class_names: null }),
  catalogues: signal({ datasets: [{ name: "moons", title: "Two moons" }] }),
  data: signal({ features: ["x", "y"], classes: { names: ["sand", "blue"] } }),
  takeDataset,
}));
vi.mock("../../asking", async (actual) => ({ ...(await actual()), askRows }));

const { PaintTab } = await import("./PaintTab");
const { painting, colour } = await import("./state");
const { EMPTY } = await import("./painting");

beforeEach(async () => {
  painting.value = EMPTY;
  colour.value = 0;
  await act(() => render(<PaintTab />, document.body));
});

afterEach(() => render(null, document.body));

async function press(name: string): Promise<void> {
  const button = [...document.querySelectorAll("button")].find(
    (each) => each.textContent === name || each.getAttribute("aria-label") === name,
  );
  if (!button) throw new Error(`no button ${name}`);
  await act(() => button.click());
}

async function addPoint(text: string): Promise<void> {
  const input = document.querySelector<HTMLInputElement>(".own-place input");
  if (!input) throw new Error("no field");
  await act(() => {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(() => void input.form?.dispatchEvent(new Event("submit", { bubbles: true })));
}

test("points are added by their numbers, of the class that is chosen", async () => {
  await addPoint("1, 2");
  await press("Paint class 2");
  await addPoint("-1 0.5");
  expect(painting.value.now.points).toEqual([
    [1, 2, 0],
    [-1, 0.5, 1],
  ]);
  await press("Undo");
  expect(painting.value.now.points).toEqual([[1, 2, 0]]);
});

test("what is no place is told at the field, and adds nothing", async () => {
  await addPoint("one");
  expect(document.querySelector("[role=alert]")?.textContent).toMatch(/two numbers/);
  expect(painting.value.now.points).toEqual([]);
});

test("the points of the present dataset can be gone on with, and are taken", async () => {
  const rows = {
    x: { shape: [2, 2], data: [0, 1, 2, 3] },
    features: ["x", "y"],
    classes: { names: ["sand", "blue"], of: [1, 0] },
  };
  askRows.mockResolvedValue({ got: rows });
  await press("Take the points of Two moons");
  const painted = {
    points: [
      [0, 1, 1],
      [2, 3, 0],
    ],
    classes: ["sand", "blue"],
  };
  expect(painting.value.now).toEqual(painted);
  await press("Use these points");
  expect(takeDataset).toHaveBeenCalledWith({ painted, knobs: {}, seed: 0 }, rows);
});
