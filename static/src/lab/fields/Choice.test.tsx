// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { Choice } from "./Choice";

const options = [
  { name: "sgd", title: "Gradient descent" },
  { name: "adam", title: "Adam" },
];

const onChange = vi.fn();

async function show(value: string): Promise<HTMLSelectElement> {
  const props = { label: "Optimizer", value, options, onChange };
  await act(() => render(<Choice {...props} />, document.body));
  const select = document.querySelector("select");
  if (!select) throw new Error("no select");
  return select;
}

afterEach(() => render(null, document.body));

test("one of several is chosen by its name", async () => {
  const select = await show("sgd");
  expect(select.labels[0]?.textContent).toBe("Optimizer");
  await act(() => {
    select.value = "adam";
    select.dispatchEvent(new Event("change"));
  });
  expect(onChange.mock.calls).toEqual([["adam"]]);
});

test("a value that is not listed is shown, not another in its place", async () => {
  const select = await show("lion");
  expect(select.value).toBe("lion");
});
