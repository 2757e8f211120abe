// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Experiment, History, RunData, View } from "../../contract";
import { data, experiment, history, latest, lookedAt, scrubbed } from "../../session/state";
import { ResultsPanel } from "./ResultsPanel";

const lookAt = vi.hoisted(() => vi.fn());
vi.mock("../../session", async () => ({
  ...(await import("../../session/state")),
  lookAt,
  openInExplorer: vi.fn(),
  scrubTo: vi.fn(),
}));

const DATA: RunData = {
  title: "Two",
  features: ["a", "b"],
  picture: null,
  rows: [
    [1, 2],
    [3, 4],
  ],
  inputs: ["a", "b"],
  x: [
    [1, 2],
    [3, 4],
  ],
  classes: { names: ["no", "yes"], of: [0, 1] },
  held_out: [1],
};
const HISTORY: History = {
  steps: [0, 10],
  epoch: [0, 1],
  batch_loss: [null, 0.5],
  train_loss: [0.7, 0.0312345],
  train_accuracy: [0.5, 1],
  held_loss: [0.8, 0.14],
  held_accuracy: [0.5, 0.875],
  log_likelihood: [-20, -7.75],
  log_prior: [-0.5, -0.42],
};
const VIEW: View = {
  steps: 10,
  epoch: 1,
  parameters: "",
  gradient: "",
  pictures: null,
  surface: null,
  confusion: { train: [[1, 0], [0, 0]], held_out: [[0, 0], [1, 0]] }, // prettier-ignore
};
const EXPERIMENT = {
  spec: {
    inputs: 2,
    layers: [{ units: 1, activation: "linear" }],
    loss: "binary_cross_entropy_with_logits",
    initializer: "zeros",
    seed: 0,
  },
  regularizer: { name: "l2", strength: 0.001 },
} as unknown as Experiment;

beforeEach(async () => {
  vi.clearAllMocks();
  [data.value, history.value, latest.value] = [DATA, HISTORY, VIEW];
  [experiment.value, scrubbed.value, lookedAt.value] = [EXPERIMENT, null, null];
  await act(() => render(<ResultsPanel />, document.body));
});

afterEach(() => render(null, document.body));

function cells(label: string): string[] {
  const table = document.querySelector(`table[aria-label="${label}"]`);
  return [...(table?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent);
}

test("the numbers are those of the newest moment, exact where the pointer rests", () => {
  expect(cells("Loss and accuracy")).toEqual(["", "0.03123", "0.14", "100.0 %", "87.5 %"]);
  expect(document.querySelector('td[title="0.0312345"]')).not.toBeNull();
});

test("scrubbed to another moment, the numbers and the sum of logarithms follow", async () => {
  await act(() => void (scrubbed.value = { ...VIEW, steps: 0 }));
  expect(cells("Loss and accuracy")[1]).toBe("0.7");
  expect(document.querySelector(".posterior")?.textContent).toBe("−20 − 0.5 = −20.5");
});

test("the confusion matrix names its rows and columns, and shows held-out samples when asked", async () => {
  const row = () =>
    [...document.querySelectorAll(".confusion tbody tr")].map((tr) => tr.textContent);
  expect(row()).toEqual(["no10", "yes00"]);
  const choice = [...document.querySelectorAll<HTMLInputElement>('[name="confusion"]')][1];
  await act(() => choice?.click());
  expect(row()).toEqual(["no00", "yes10"]);
});

test("samples can be gone through without a pointer", async () => {
  document.querySelector<HTMLButtonElement>('[aria-label="Next sample"]')?.click();
  expect(lookAt).toHaveBeenCalledWith(0);
  await act(() => void (lookedAt.value = 1));
  expect(document.querySelector(".sample h2")?.textContent).toBe("Sample 2 of 2");
  document.querySelector<HTMLButtonElement>('[aria-label="Next sample"]')?.click();
  expect(lookAt).toHaveBeenLastCalledWith(0);
});

test("before there is a run, the panel says what will be there", async () => {
  await act(() => {
    [data.value, history.value, latest.value] = [null, null, null];
  });
  expect(document.body.textContent).toContain("Here will be drawn what the network answers.");
  expect(document.body.textContent).toContain("Here will be the loss after each epoch.");
});
