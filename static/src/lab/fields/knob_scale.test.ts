import { expect, test } from "vitest";
import { placeOf, stepped, valueAt } from "./knob_scale";

const RATE = { low: 1e-6, high: 10, scale: "log", whole: false } as const;
const MOMENTUM = { low: 0, high: 0.999, scale: "linear", whole: false } as const;
const SPAN = { low: 1, high: 10_000, scale: "log", whole: true } as const;
const UNITS = { low: 1, high: 64, scale: "linear", whole: true } as const;

test.each([1e-6, 3e-5, 0.001, 0.03, 0.5, 10])("%s comes back from its place", (value) => {
  expect(valueAt(RATE, placeOf(RATE, value))).toBe(value);
});

test("a logarithmic slider gives every decade the same way", () => {
  const places = [1e-6, 1e-5, 1e-4].map((value) => placeOf(RATE, value));
  expect(places[0]).toBe(0);
  expect(places[2]).toBeCloseTo(2 * Number(places[1]), 12);
});

test("a drag gives numbers of few digits, and exactly the range at its ends", () => {
  expect(valueAt(RATE, 0.777)).toBe(0.27);
  expect(valueAt(MOMENTUM, 0.5004)).toBe(0.5);
  expect([valueAt(MOMENTUM, 0), valueAt(MOMENTUM, 1)]).toEqual([0, 0.999]);
});

test("whole numbers stay whole", () => {
  for (const place of [0, 0.1, 0.37, 0.99, 1]) {
    expect(Number.isInteger(valueAt(UNITS, place))).toBe(true);
    expect(Number.isInteger(valueAt(SPAN, place))).toBe(true);
  }
  expect([stepped(UNITS, 8, 1), stepped(SPAN, 9, 1), stepped(SPAN, 10, 1)]).toEqual([9, 10, 20]);
});

test.each([
  [0.09, 1, 0.1],
  [0.1, 1, 0.2],
  [0.035, 1, 0.04],
  [0.035, -1, 0.03],
  [0.001, -1, 0.0009],
  [0.03, 10, 0.4],
  [10, 1, 10],
  [1e-6, -1, 1e-6],
])("a learning rate of %s goes by %s steps to %s", (from, steps, to) => {
  expect(stepped(RATE, from, steps)).toBe(to);
});

test("linear steps leave no dust and stop at the range", () => {
  expect(stepped(MOMENTUM, 0.3, -1)).toBe(0.29);
  expect(stepped(MOMENTUM, 0.99, 10)).toBe(0.999);
});
