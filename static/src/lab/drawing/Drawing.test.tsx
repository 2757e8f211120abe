// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Experiment, View } from "../contract";
import { CATALOGUES, EXPERIMENT } from "../panels/settings/made_up";
import { backward, catalogues, chosenUnit, experiment, latest } from "../session/state";
import { Drawing } from "./Drawing";

const changeExperiment = vi.hoisted(() => vi.fn<(next: Experiment) => void>());
const setParameters = vi.hoisted(() => vi.fn());
vi.mock("../session", async (real) => ({ ...(await real<object>()), changeExperiment }));
vi.mock("../session/editing", () => ({ setParameters }));

/** 2-2-1: weights 1, 2, 3, 4, biases 5, 6, then 7, 8 and 9; gradients a hundredth of them, below 0. */
const SPEC = {
  ...EXPERIMENT.spec,
  layers: [
    { units: 2, activation: "tanh" },
    { units: 1, activation: "linear" },
  ],
};

function view(): View {
  const numbers = Float32Array.from({ length: 9 }, (_, i) => i + 1);
  return {
    steps: 0,
    epoch: 0,
    parameters: base64(numbers),
    gradient: base64(numbers.map((number) => -number / 100)),
    pictures: null,
    surface: null,
    confusion: null,
  };
}

function base64(numbers: Float32Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(numbers.buffer)));
}

function named(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>("[aria-label]")].find(
    (each) => each.getAttribute("aria-label") === name,
  );
  if (!found) throw new Error(`nothing named ${name}`);
  return found;
}

function unit(id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-unit="${id}"]`);
  if (!found) throw new Error(`no unit ${id}`);
  return found;
}

/** The spec that the page was last asked to change to. */
function asked(): Experiment["spec"] | undefined {
  return changeExperiment.mock.lastCall?.[0].spec;
}

beforeEach(async () => {
  vi.clearAllMocks();
  catalogues.value = CATALOGUES;
  experiment.value = { ...EXPERIMENT, spec: SPEC };
  latest.value = view();
  await act(() => render(<Drawing />, document.body));
});

afterEach(async () => {
  await act(() => render(null, document.body));
  chosenUnit.value = null;
  backward.value = false;
});

test("every unit is named with its numbers, and Tab leads to one of them", () => {
  expect(unit("input1").getAttribute("aria-label")).toBe("Input 1");
  expect(unit("layer1.neuron2").getAttribute("aria-label")).toBe(
    "Hidden 1, unit 2: tanh, bias 6, gradient −0.06",
  );
  const stops = [...document.querySelectorAll<HTMLElement>("[data-unit]")].filter(
    ({ tabIndex }) => tabIndex === 0,
  );
  expect(stops).toEqual([unit("input1")]);
});

test("arrows lead from unit to unit", async () => {
  unit("input1").focus();
  for (const key of ["ArrowRight", "ArrowDown"]) {
    await act(
      () =>
        void document.activeElement?.dispatchEvent(
          new KeyboardEvent("keydown", { key, bubbles: true }),
        ),
    );
  }
  expect(document.activeElement).toBe(unit("layer1.neuron2"));
});

test("the controls above the columns change the network", () => {
  named("Add a unit to hidden layer 1").click();
  expect(asked()?.layers[0]?.units).toBe(3);
  named("Remove a unit from hidden layer 1").click();
  expect(asked()?.layers[0]?.units).toBe(1);
  named("Add a layer after the inputs").click();
  expect(asked()?.layers).toHaveLength(3);
  named("Remove hidden layer 1").click();
  expect(asked()?.layers).toHaveLength(1);
});

test("a chosen unit tells its bias and weights, and each can be set", async () => {
  await act(() => unit("layer2.neuron1").click());
  const card = named("layer2.neuron1");
  const fields = [...card.querySelectorAll<HTMLInputElement>("input")];
  expect(fields.map(({ value }) => value)).toEqual(["9", "7", "8"]);
  const [, , last] = fields;
  if (!last) throw new Error("no field");
  await act(() => {
    last.value = "0.5";
    last.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(
    () => void last.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })),
  );
  expect(setParameters).toHaveBeenCalledWith([{ layer: 2, row: 0, column: 1, value: 0.5 }]);
});
