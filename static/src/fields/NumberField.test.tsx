// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NumberField } from "./NumberField";

const onStart = vi.fn();
const onInput = vi.fn();
const onCommit = vi.fn();
let input: HTMLInputElement;

async function show(value: number): Promise<void> {
  await act(() =>
    render(<NumberField label="a" {...{ value, onStart, onInput, onCommit }} />, document.body),
  );
  const found = document.querySelector("input");
  if (!found) throw new Error("no field");
  input = found;
}

async function press(key: string, keys: KeyboardEventInit = {}): Promise<void> {
  await act(() => void input.dispatchEvent(new KeyboardEvent("keydown", { key, ...keys })));
}

async function release(key: string): Promise<void> {
  await act(() => void input.dispatchEvent(new KeyboardEvent("keyup", { key })));
}

async function type(text: string): Promise<void> {
  await act(() => {
    input.value = text;
    input.dispatchEvent(new Event("input"));
  });
}

beforeEach(async () => {
  vi.clearAllMocks();
  HTMLElement.prototype.showPopover = vi.fn();
  await show(3);
});

afterEach(() => render(null, document.body));

test("it is a spinbutton that says its number", () => {
  expect(input.getAttribute("role")).toBe("spinbutton");
  expect(input.getAttribute("aria-valuenow")).toBe("3");
  expect(input.labels?.[0]?.textContent).toBe("a");
});

test("Enter keeps what was typed, once", async () => {
  await type("−2.5");
  expect(onInput).not.toHaveBeenCalled();
  await press("Enter");
  expect([onStart, onInput, onCommit].map(({ mock }) => mock.calls)).toEqual([
    [[]],
    [[-2.5]],
    [[-2.5]],
  ]);
});

test("what is no number is refused with words and kept from the page", async () => {
  await type("inf");
  await press("Enter");
  expect(document.querySelector("[role=alert]")?.textContent).toMatch(/finite/);
  expect(input.getAttribute("aria-invalid")).toBe("true");
  const described = input.getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(described)?.textContent).toMatch(/finite/);
  expect(onStart).not.toHaveBeenCalled();
  await press("Escape");
  expect([input.value, input.getAttribute("aria-invalid")]).toEqual(["3", null]);
});

test("held arrows report every number and keep the last", async () => {
  await press("ArrowUp");
  await press("ArrowUp");
  await press("ArrowUp", { shiftKey: true });
  await release("ArrowUp");
  expect(onInput.mock.calls).toEqual([[3.1], [3.2], [4.2]]);
  expect([onStart.mock.calls.length, onCommit.mock.calls]).toEqual([1, [[4.2]]]);
});

test("Escape goes back to where stepping started", async () => {
  await press("ArrowDown");
  await press("Escape");
  expect(onInput.mock.calls).toEqual([[2.9], [3]]);
  expect(onCommit.mock.calls).toEqual([[3]]);
});

test("a kept number is shown until the page has it too", async () => {
  await type("5");
  await press("Enter");
  expect(input.value).toBe("5");
  await show(5);
  await show(6);
  expect(input.value).toBe("6");
});
