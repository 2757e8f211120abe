// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Value } from "../../model/value";
import { fitted, nodeCard, type CardNumbers } from "./node_card";

const QUIET = { now: null, selected: false };
const LOOK = {
  node: { id: "b", op: "input", value: 3 },
  ops: new Map(),
  isOutput: false,
  size: { width: 144, height: 92 },
  style: "wide",
  faults: [],
} as const;

function numbers(value: Value | null, derivative: Value | null, ...parts: Value[]): CardNumbers {
  return { value, derivative, derivativeName: "gradient", parts, ghost: null };
}

test("a card's numbers are exactly the numbers, and empty before they exist", () => {
  const card = nodeCard(LOOK);
  const { element } = card;
  const text = (name: string) => element.querySelector(name)?.textContent;
  expect([text(".value"), text(".grad")]).toEqual(["", ""]);
  card.paint(numbers(3, 9, 7, 2), QUIET);
  expect([text(".value"), text(".sum"), text(".grad")]).toEqual(["3", "7 + 2 = ", "9"]);
  expect(element.getAttribute("aria-label")).toBe("b, input, value 3, gradient 9");
});

test("painting the same again touches nothing", async () => {
  const card = nodeCard(LOOK);
  const { element } = card;
  card.paint(numbers(3, 9, 7, 2), QUIET);
  let touched = 0;
  const observer = new MutationObserver((records) => (touched += records.length));
  observer.observe(element, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  card.paint(numbers(3, 9, 7, 2), { ...QUIET });
  await Promise.resolve();
  expect(touched).toBe(0);
  card.paint(numbers(3, 10, 7, 3), QUIET);
  await new Promise((resolve) => setTimeout(resolve));
  expect(touched).toBeGreaterThan(0);
});

test("a new look keeps the element", () => {
  const card = nodeCard(LOOK);
  const { element } = card;
  card.dress({ ...LOOK, isOutput: true });
  expect(card.element).toBe(element);
  expect(element.querySelector(".inner")).not.toBeNull();
});

test("what has no room is set smaller, then shortened", () => {
  const roomy = fitted(numbers(3, 9, 7, 2), 400);
  expect(roomy).toEqual({ value: "3", sum: "7 + 2 = ", grad: "9", scale: 1 });
  expect(fitted(numbers(-0.1966, -0.3932), 110).scale).toBeLessThan(1);
  expect(fitted(numbers(3, 21, 1, 2, 3, 4, 5, 6), 110).sum).toBe("Σ ");
});

test("a tiny vector is listed where it fits, else told by its shape", () => {
  const vector = { shape: [3], data: [3.2, 5.1, -1.7] };
  expect(fitted(numbers(vector, null), 200).value).toBe("[3.2, 5.1, -1.7]");
  expect(fitted(numbers(vector, null), 60).value).toBe("[3]");
  expect(fitted(numbers({ shape: [5], data: [1, 2, 3, 4, 5] }, null), 400).value).toBe("[5]");
});

test("all digits of a count are shown where they fit", () => {
  const paths = { ...numbers(0.1, null), derivative: 10n ** 10n, parts: [5n, 10n ** 10n - 5n] };
  expect(fitted(paths, 400).grad).toBe("10,000,000,000");
  expect(fitted(paths, 120)).toMatchObject({ sum: "", grad: "10,000,000,000" });
  expect(fitted(paths, 60).grad).toBe("1e10");
});
