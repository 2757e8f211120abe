import { describe, expect, it, test } from "vitest";
import { parseNumber, scrubbed, spoken, stepOf, stepped } from "./number_steps";

const none = { shiftKey: false, altKey: false };
const shift = { shiftKey: true, altKey: false };
const alt = { shiftKey: false, altKey: true };

test.each([
  [0, 0.1],
  [3, 0.1],
  [-9.99, 0.1],
  [0.05, 0.1],
  [10, 1],
  [-45, 1],
  [250, 10],
  [1e22, 1e21],
  [0.003, 0.001],
  [2e-8, 1e-8],
  [NaN, 0.1],
  [Infinity, 0.1],
])("a step of %d is %d", (value, step) => expect(stepOf(value)).toBe(step));

test.each([
  [0.2, 1, none, 0.3],
  [0.1, 2, none, 0.3],
  [-0.1, 1, none, 0],
  [3, -1, none, 2.9],
  [3, 1, shift, 4],
  [3, 1, alt, 3.01],
  [0.123456789, 1, none, 0.223456789],
  [1e-8, -1, none, 0],
  [20, -1, none, 19],
  [NaN, 1, none, 0.1],
  [1.7976931348623157e308, 1, none, Number.MAX_VALUE],
])("%d and %d steps", (value, steps, keys, expected) =>
  expect(stepped(value, steps, keys)).toBe(expected),
);

it("never makes a minus zero", () => expect(Object.is(stepped(-0.1, 1, none), 0)).toBe(true));

it("goes back to where a drag started", () => {
  expect(scrubbed(9.95, 0, none)).toBe(9.95);
  expect(scrubbed(0.3, 40, none)).toBe(1.3);
  expect(scrubbed(0.3, -40, none)).toBe(-0.7);
});

describe("parseNumber", () => {
  test.each([
    ["-1", -1],
    ["−2.5", -2.5],
    ["+.5", 0.5],
    ["5.", 5],
    [" 1e-3 ", 0.001],
    ["2E+2", 200],
    ["-0", 0],
  ])("reads %s", (text, value) => expect(parseNumber(text)).toEqual({ value, fault: null }));

  test.each([
    ["inf", /finite/],
    ["-Infinity", /finite/],
    ["NaN", /finite/],
    ["1e999", /too large/],
    ["0,5", /0\.5/],
    ["", /Type a number/],
    ["two", /“two” is not a number/],
    ["0x10", /not a number/],
    ["1e", /not a number/],
  ])("refuses %s with words", (text, words) => {
    const typed = parseNumber(text);
    expect(typed.value).toBeNull();
    expect(typed.fault).toMatch(words);
  });
});

it("says a minus in words", () => {
  expect([spoken(-1.5), spoken(2), spoken(NaN), spoken(-Infinity)]).toEqual([
    "minus 1.5",
    "2",
    "not a number",
    "minus infinity",
  ]);
});
