// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Experiment } from "../../contract";
import { catalogues, data, experiment, followed, problems } from "../../session/state";
import { CATALOGUES, EXPERIMENT } from "./made_up";
import { NetworkPanel } from "./NetworkPanel";
import { TrainingPanel } from "./TrainingPanel";

const change = vi.hoisted(() => vi.fn<(next: Experiment) => void>());
vi.mock("../../session", async () => ({
  ...(await import("../../session/state")),
  changeExperiment: change,
}));

function named(name: string): HTMLInputElement | HTMLSelectElement {
  const fields = [
    ...document.querySelectorAll<HTMLInputElement>("input:not([type=range]), select"),
  ];
  const found = fields.find((field) => {
    const label = field.labels?.[0]?.cloneNode(true) as HTMLElement | undefined;
    label?.querySelectorAll("[aria-hidden]").forEach((each) => each.remove());
    return (field.getAttribute("aria-label") ?? label?.textContent) === name;
  });
  if (!found) throw new Error(`no field ${name}`);
  return found;
}

async function choose(name: string, value: string): Promise<Experiment> {
  const field = named(name);
  await act(() => {
    field.value = value;
    field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input"));
  });
  if (field.tagName === "INPUT")
    await act(() => void field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" })));
  return taken();
}

async function press(words: string): Promise<Experiment> {
  const buttons = [...document.querySelectorAll("button")];
  const button = buttons.find(
    (each) => (each.getAttribute("aria-label") ?? each.textContent) === words,
  );
  if (!button) throw new Error(`no button ${words}`);
  await act(() => button.click());
  return taken();
}

/** The one change that was asked for. */
function taken(): Experiment {
  expect(change.mock.calls.length).toBe(1);
  return change.mock.calls[0]?.[0] ?? EXPERIMENT;
}

async function show(given: Partial<Experiment> = {}): Promise<void> {
  await act(() => {
    experiment.value = { ...EXPERIMENT, ...given };
  });
}

const text = (): string => document.body.textContent;

beforeEach(async () => {
  change.mockClear();
  [catalogues.value, problems.value, data.value, followed.value] = [CATALOGUES, [], null, null];
  const nothing = (): void => undefined;
  vi.stubGlobal("ResizeObserver", function () {
    return { observe: nothing, disconnect: nothing };
  });
  await show();
  const panels = [<NetworkPanel key="n" />, <TrainingPanel key="t" />];
  await act(() => render(panels, document.body));
});

afterEach(() => render(null, document.body));

test.each([
  ["Units of hidden layer 1", "8"],
  ["Activation of hidden layer 2", "tanh"],
  ["Activation of the output", "linear"],
  ["Initializer", "xavier_uniform"],
  ["Seed", "7"],
  ["Loss", "binary_cross_entropy_with_logits"],
  ["Optimizer", "sgd"],
  ["Learning rate", "0.03"],
  ["Schedule", "constant"],
  ["Batch size", "10"],
  ["Epochs", "100"],
  ["Regularizer", "none"],
  ["Gradient clipping", "none"],
  ["Dropout of hidden layer 2", "0.2"],
  ["Shuffle seed", "3"],
])("%s stands at %s", (name, value) => expect(named(name).value).toBe(value));

test("the number of parameters is that of all layers", () => {
  // (2 + 1) 8 + (8 + 1) 4 + (4 + 1) 1
  expect(text()).toContain("Parameters65");
});

test("units are set of one layer, and a layer goes or comes", async () => {
  const next = await choose("Units of hidden layer 2", "6");
  expect(next.spec.layers.map(({ units }) => units)).toEqual([8, 6, 1]);
  change.mockClear();
  expect((await press("Remove hidden layer 1")).spec.layers.map(({ units }) => units)).toEqual([
    4, 1,
  ]);
  change.mockClear();
  expect((await press("Add a hidden layer")).spec.layers.length).toBe(4);
});

test("a new seed is another one", async () => {
  expect((await press("New seed")).spec.seed).not.toBe(EXPERIMENT.spec.seed);
});

test("the loss's convention and formula are on the screen", async () => {
  await show({ spec: { ...EXPERIMENT.spec, loss: "mse" } });
  expect(text()).toContain("The mean of Mean squared error.");
  expect(text()).toContain("Likelihood P(D|N): Gaussian: a variance of 1/2.");
  expect(document.querySelector(".tex")?.textContent).toContain("1/n");
});

test("an output that a loss does not suit is mended in one press", async () => {
  const layers = EXPERIMENT.spec.layers.with(2, { units: 1, activation: "sigmoid" });
  await show({ spec: { ...EXPERIMENT.spec, layers } });
  expect(text()).toContain("takes logits");
  expect((await press("Make the output linear")).spec.layers).toEqual(EXPERIMENT.spec.layers);
});

test("weights that were set by hand can be drawn again", async () => {
  const layers = EXPERIMENT.spec.layers.with(2, { units: 1, activation: "linear", biases: [1] });
  await show({ spec: { ...EXPERIMENT.spec, layers } });
  expect((await press("Draw all again")).spec.layers).toEqual(EXPERIMENT.spec.layers);
});

test("an optimizer brings its own knobs, at their defaults", async () => {
  expect((await choose("Optimizer", "adam")).optimizer).toEqual({ name: "adam", knobs: {} });
  await show({ optimizer: { name: "adam", knobs: {} } });
  expect([named("Learning rate").value, named("Beta 2").value]).toEqual(["0.001", "0.999"]);
  change.mockClear();
  expect((await choose("Beta 1", "0.5")).optimizer.knobs).toEqual({ beta1: 0.5 });
});

test("a regularizer is told as a prior, and has a strength", async () => {
  await show({ regularizer: { name: "l2", strength: 0.01 } });
  expect(text()).toContain("Prior P(N): Gaussian: a variance of 1/λ.");
  expect((await choose("Strength", "0,1")).regularizer).toEqual({ name: "l2", strength: 0.1 });
});

test.each([
  ["/optimizer/knobs/learning_rate", "Learning rate"],
  ["/spec/layers/0/units", "Units of hidden layer 1"],
  ["/spec/layers/1/dropout", "Dropout of hidden layer 2"],
  ["/batch_size", "Batch size"],
  ["/epochs", "Epochs"],
])("what is wrong at %s is shown at %s", async (where, name) => {
  await act(() => {
    problems.value = [{ where, message: "not so" }];
  });
  const alerts = [...document.querySelectorAll("[role=alert]")];
  expect(alerts.map(({ textContent }) => textContent)).toEqual(["not so"]);
  expect(named(name).getAttribute("aria-invalid")).toBe("true");
});

test("a fault in what is folded away opens it", async () => {
  expect(named("Dropout of hidden layer 2").closest("details")?.open).toBe(false);
  await act(() => {
    problems.value = [{ where: "/spec/layers/1/dropout", message: "not so" }];
  });
  expect(named("Dropout of hidden layer 2").closest("details")?.open).toBe(true);
});
