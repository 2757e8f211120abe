import { expect, test } from "vitest";
import { readValue } from "./value_text";

test.each([
  ["3", 3],
  [" −0.5 ", -0.5],
  ["[1, 2]", { shape: [2], data: [1, 2] }],
  ["[[1, 2, 3], [4, 5, −6]]", { shape: [2, 3], data: [1, 2, 3, 4, 5, -6] }],
  ["[[[1]]]", { shape: [1, 1, 1], data: [1] }],
])("%j is read", (text, value) => expect(readValue(text)).toEqual({ value, fault: null }));

test.each([
  ["", /Type a number/],
  ["1,5", /with a point: 1\.5/],
  ["[1, 2", /cannot be read/],
  ["[]", /at least one/],
  ["[[1, 2], [3]]", /one length; the first has 2/],
  ["[1, [2]]", /finite numbers/],
  ["[1e999]", /finite numbers/],
  [`${"[".repeat(20)}1${"]".repeat(20)}`, /16 deep/],
])("%j is refused", (text, fault) => expect(readValue(text).fault).toMatch(fault));
