import { expect, test } from "vitest";

import { Pace } from "../../session/pace";
import { counted, ordinal, paced } from "./counting";

test("numbers are short, and whole where they can be", () => {
  expect([0, 620, 1000, 99.14, 0.05, 620.4].map(counted)).toEqual([
    "0",
    "620",
    "1,000",
    "99.1",
    "0.1",
    "620",
  ]);
  expect([2_931, 138.4, 3.14159].map(paced)).toEqual(["2,900", "138", "3.1"]);
  expect([1, 2, 3, 4, 11, 12, 21, 103].map(ordinal)).toEqual([
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "21st",
    "103rd",
  ]);
});

test("the pace is that of the last moments, and begins anew after a rewind", () => {
  const pace = new Pace();
  expect(pace.next(0, 0)).toBeNull();
  expect(pace.next(1_000, 10)).toBe(10);
  expect(pace.next(2_000, 40)).toBe(30);
  expect(pace.next(3_000, 0)).toBeNull();
});
