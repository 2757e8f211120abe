// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TextField } from "./TextField";

const onKeep = vi.fn((text: string) => (text === "f" ? "there is a node f already" : null));
const onLeave = vi.fn();
let input: HTMLInputElement;

async function show(text: string): Promise<void> {
  await act(() => render(<TextField label="Name" {...{ text, onKeep, onLeave }} />, document.body));
  const found = document.querySelector("input");
  if (!found) throw new Error("no field");
  input = found;
}

async function type(text: string): Promise<void> {
  await act(() => {
    input.value = text;
    input.dispatchEvent(new Event("input"));
  });
}

async function press(key: string): Promise<void> {
  await act(() => void input.dispatchEvent(new KeyboardEvent("keydown", { key })));
}

async function leave(): Promise<void> {
  await act(() => void input.dispatchEvent(new FocusEvent("blur")));
}

beforeEach(async () => {
  vi.clearAllMocks();
  await show("x");
});

afterEach(() => render(null, document.body));

test("Enter keeps what was typed, once", async () => {
  await type("total");
  await press("Enter");
  await leave();
  expect(onKeep.mock.calls).toEqual([["total"]]);
});

test("going on elsewhere keeps it too", async () => {
  await type("total");
  await leave();
  expect(onKeep.mock.calls).toEqual([["total"]]);
});

test("what is refused stays as it was typed, with the reason", async () => {
  await type("f");
  await press("Enter");
  expect(input.value).toBe("f");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  const described = input.getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(described)?.textContent).toBe("there is a node f already");
});

test("Escape keeps nothing, even if the field is taken away at once", async () => {
  await type("total");
  await act(() => {
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    input.dispatchEvent(new FocusEvent("blur"));
  });
  expect([input.value, onKeep.mock.calls, onLeave.mock.calls.length]).toEqual(["x", [], 1]);
});

test("what is unchanged is not kept", async () => {
  await type("x");
  await press("Enter");
  expect(onKeep).not.toHaveBeenCalled();
});
