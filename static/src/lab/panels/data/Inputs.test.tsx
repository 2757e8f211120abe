// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";

const { changeExperiment } = vi.hoisted(() => ({ changeExperiment: vi.fn() }));
vi.mock("../../session", () => ({
  changeExperiment,
  catalogues: signal({
    datasets: [{ name: "moons", features: ["x", "y"] }],
    makings: [
      { name: "same", title: "", written: "{0}", takes: 1 },
      { name: "sine", title: "", written: "sin {0}", takes: 1 },
    ],
  }),
  data: signal(null),
  experiment: signal({ dataset: { name: "moons" }, features: null, spec: { inputs: 2 } }),
  problems: signal([{ where: "/features/1", message: "sin y is too large" }]),
}));

const { Inputs } = await import("./Inputs");

afterEach(() => render(null, document.body));

test("a feature that is made becomes an input of the network", async () => {
  await act(() => render(<Inputs />, document.body));
  const label = [...document.querySelectorAll("label")].find(
    ({ textContent }) => textContent === "sin x",
  );
  await act(() => label?.querySelector("input")?.click());
  expect(changeExperiment).toHaveBeenCalledWith({
    dataset: { name: "moons" },
    features: [
      { making: "same", of: ["x"] },
      { making: "same", of: ["y"] },
      { making: "sine", of: ["x"] },
    ],
    spec: { inputs: 3 },
  });
});

test("what is wrong with features stands below them", async () => {
  await act(() => render(<Inputs />, document.body));
  expect(document.querySelector("[role=alert]")?.textContent).toBe("sin y is too large");
});
