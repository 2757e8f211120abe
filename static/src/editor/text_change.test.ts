import { expect, test } from "vitest";
import { changeBetween, placeAfter } from "./text_change";

test.each([
  ["", "abc"],
  ["abc", ""],
  ["f = a", "f = a + b"],
  ["aa", "aaa"],
  ["aaa", "aa"],
  ["x = 1\ny = x", "x = 2\ny = x"],
  ["abcd", "xyz"],
])("turns %j into %j", (before, after) => {
  const change = changeBetween(before, after);
  const { from = 0, to = 0, insert = "" } = change ?? {};
  expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
});

test("only what differs is replaced", () => {
  expect(changeBetween("x = 1 + y", "x = 25 + y")).toEqual({ from: 4, to: 5, insert: "25" });
  expect(changeBetween("same", "same")).toBeNull();
});

test("the cursor stays where it was in what remains", () => {
  const change = { from: 4, to: 8, insert: "ab" };
  expect([0, 4, 5, 8, 10].map((place) => placeAfter(place, change))).toEqual([0, 4, 5, 6, 8]);
  expect(placeAfter(7, change)).toBe(6);
});
