// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Knob } from "../contract";
import { KnobField } from "./KnobField";

const RATE: Knob = {
  name: "rate",
  title: "Learning rate",
  default: 0.1,
  low: 1e-6,
  high: 10,
  doc: "How far a step goes.",
  symbol: "η",
  scale: "log",
  whole: false,
};
const EPOCHS: Knob = { ...RATE, name: "epochs", title: "Epochs", low: 1, high: 1e5, whole: true };

const onChange = vi.fn();
let box: HTMLInputElement;
let slider: HTMLInputElement;

async function show(knob: Knob, value: number, fault?: string): Promise<void> {
  await act(() => render(<KnobField {...{ knob, value, fault, onChange }} />, document.body));
  [box, slider] = [...document.querySelectorAll("input")] as [HTMLInputElement, HTMLInputElement];
}

async function type(text: string): Promise<void> {
  await act(() => {
    box.value = text;
    box.dispatchEvent(new Event("input"));
  });
  await key(box, "keydown", "Enter");
}

async function key(on: HTMLElement, what: "keydown" | "keyup", name: string): Promise<void> {
  await act(() => void on.dispatchEvent(new KeyboardEvent(what, { key: name })));
}

const words = (): string | undefined => document.querySelector("[role=alert]")?.textContent;

beforeEach(async () => {
  vi.clearAllMocks();
  await show(RATE, 0.03);
});
afterEach(() => render(null, document.body));

test("it is a spinbutton with the knob's name, number and words", () => {
  expect(box.labels?.[0]?.querySelector("[aria-hidden]")?.textContent).toBe("η");
  expect(box.labels?.[0]?.textContent).toBe("Learning rateη");
  expect([box.getAttribute("role"), box.getAttribute("aria-valuenow")]).toEqual([
    "spinbutton",
    "0.03",
  ]);
  const described = document.getElementById(box.getAttribute("aria-describedby") ?? "");
  expect(described?.textContent).toBe("How far a step goes.");
});

test.each([
  ["0.5", 0.5],
  ["0,01", 0.01],
  ["2e-4", 0.0002],
])("%s is kept as %s, once", async (text, value) => {
  await type(text);
  expect(onChange.mock.calls).toEqual([[value]]);
});

test.each([
  ["20", "Learning rate is a number from 0.000001 to 10, got 20"],
  ["fast", "“fast” is not a number; type one such as -1.5 or 2e-3."],
])("%s is refused in words", async (text, why) => {
  await type(text);
  expect(words()).toBe(why);
  expect([box.value, box.getAttribute("aria-invalid")]).toEqual([text, "true"]);
  expect(onChange).not.toHaveBeenCalled();
  await key(box, "keydown", "Escape");
  expect([box.value, words()]).toEqual(["0.03", undefined]);
});

test("whole numbers are asked for, and may have commas between thousands", async () => {
  await show(EPOCHS, 100);
  await type("2.5");
  expect(words()).toBe("Epochs is a whole number from 1 to 100000, got 2.5");
  await type("1,000");
  expect(onChange.mock.calls).toEqual([[1000]]);
});

test("a held key is one change", async () => {
  for (let i = 0; i < 3; i++) await key(box, "keydown", "ArrowUp");
  expect([box.value, onChange.mock.calls.length]).toEqual(["0.06", 0]);
  await key(box, "keyup", "ArrowUp");
  expect(onChange.mock.calls).toEqual([[0.06]]);
});

test("what is typed after a step replaces the number", async () => {
  await key(box, "keydown", "ArrowUp");
  box.setSelectionRange(4, 4);
  await key(box, "keyup", "ArrowUp");
  expect([box.selectionStart, box.selectionEnd]).toEqual([0, "0.04".length]);
});

test("a drag of the slider is one change, shown on its way", async () => {
  for (const place of ["0.8", "0.9", "1"]) {
    await act(() => {
      slider.value = place;
      slider.dispatchEvent(new Event("input"));
    });
  }
  expect([box.value, onChange.mock.calls.length]).toEqual(["10", 0]);
  await act(() => void slider.dispatchEvent(new Event("change")));
  expect(onChange.mock.calls).toEqual([[10]]);
});

test("what comes from elsewhere replaces what was left unkept", async () => {
  await type("20");
  await show(RATE, 0.1);
  expect([box.value, words()]).toEqual(["0.1", undefined]);
});

test("what the server says is shown at the field", async () => {
  await show(RATE, 0.03, "too fast");
  expect([words(), box.getAttribute("aria-invalid")]).toEqual(["too fast", "true"]);
});
