import { expect, test } from "vitest";
import { readAttr, textOf } from "./attr_text";

test.each([
  ["number", "−0.5", -0.5],
  ["positive", "1e-5", 1e-5],
  ["whole", "12", 12],
  ["whole", "", null],
  ["axis", "-1", -1],
  ["axis", " ", null],
  ["axes", "1, 0", [1, 0]],
  ["axes", "", null],
  ["sizes", "[2 × 3]", [2, 3]],
  ["sizes", "-1", [-1]],
])("a %s reads %j", (kind, text, value) => {
  expect(readAttr(kind, text)).toEqual({ value, fault: null });
});

test.each([
  ["number", "", "Type a number, such as 0.1."],
  ["number", "inf", "Type a number, such as 0.1."],
  ["positive", "0", "Type a number above 0, such as 0.1."],
  ["whole", "1.5", "Type a whole number, or nothing for none."],
  ["axis", "first", "Type the number of an axis, counted from 0, or nothing for all axes."],
  ["sizes", "", "Type sizes, such as 2, 3; one may be -1."],
])("a %s refuses %j in words", (kind, text, fault) => {
  expect(readAttr(kind, text)).toEqual({ value: null, fault });
});

test.each([null, 0.01, -1, [2, -1]])("%j is written so that it is read again", (value) => {
  const kind = Array.isArray(value) ? "sizes" : Number.isInteger(value) ? "axis" : "number";
  const again = value === null ? "axis" : kind;
  expect(readAttr(again, textOf(value)).value).toEqual(value);
});
