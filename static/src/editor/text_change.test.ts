import { expect, test } from "vitest";
import { changesBetween, placeAfter, type TextChange } from "./text_change";

const made = (before: string, changes: readonly TextChange[]): string =>
  changes
    .toReversed()
    .reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), before);

test.each([
  ["", "abc"],
  ["abc", ""],
  ["f = a", "f = a + b"],
  ["aa", "aaa"],
  ["aaa", "aa"],
  ["x = 1\ny = x", "x = 2\ny = x"],
  ["abcd", "xyz"],
  ["x = a + b\ny = b + c\nf = x * y", "sum = a + b\ny = b + c\nf = sum * y"],
  ["a\na\nb\na", "a\nb\nb\na\na"],
  ["a\nb", "a\nb\n"],
  ["\n\n", "\n"],
])("turns %j into %j", (before, after) => {
  expect(made(before, changesBetween(before, after))).toBe(after);
});

test("only what differs is replaced", () => {
  expect(changesBetween("x = 1 + y", "x = 25 + y")).toEqual([{ from: 4, to: 5, insert: "25" }]);
  expect(changesBetween("same", "same")).toEqual([]);
});

test("the cursor stays where it was in what remains", () => {
  const change = [{ from: 4, to: 8, insert: "ab" }];
  expect([0, 4, 5, 8, 10].map((place) => placeAfter(place, change))).toEqual([0, 4, 5, 6, 8]);
  expect(placeAfter(7, change)).toBe(6);
});

test("a cursor in a line that stays is left in it, whatever changes above and below", () => {
  const before = "x = a + b\ny = b + c\nf = x * y";
  const after = "sum = a + b\ny = b + c\nf = sum * y";
  const cursor = before.indexOf(" + c");
  expect(placeAfter(cursor, changesBetween(before, after))).toBe(after.indexOf(" + c"));
});
