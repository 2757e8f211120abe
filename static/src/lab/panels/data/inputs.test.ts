import { expect, test } from "vitest";
import type { Made, Making } from "../../contract";
import { found, listed, makeable, toggled } from "./inputs";

const MAKINGS: readonly Making[] = [
  { name: "same", title: "", written: "{0}", takes: 1 },
  { name: "square", title: "", written: "{0}^2", takes: 1 },
  { name: "product", title: "", written: "{0}*{1}", takes: 2 },
];
const RAW = ["x", "y"];
const SQUARE: Made = { making: "square", of: ["x"] };
const MANY = Array.from({ length: 7 }, (_, i) => `size ${i}`);

test("of few features everything that can be made is listed, each pair once", () => {
  const names = listed(RAW, MAKINGS, []).map(({ written }) => written);
  expect(names).toEqual(["x", "y", "x^2", "y^2", "x*y"]);
});

test("a name of several words stands in brackets where it is part of another", () => {
  expect(makeable(["sepal width"], MAKINGS).map(({ written }) => written)).toEqual([
    "sepal width",
    "(sepal width)^2",
  ]);
});

test("of many features the raw ones and the chosen ones are listed", () => {
  const chosen = [{ making: "square", of: ["size 3"] }];
  const names = listed(MANY, MAKINGS, chosen).map(({ written }) => written);
  expect(names).toEqual([...MANY, "(size 3)^2"]);
});

test("the others are found by the words of their names", () => {
  expect(found(MANY, MAKINGS, "3 ^2").map(({ written }) => written)).toEqual(["(size 3)^2"]);
  expect(found(MANY, MAKINGS, " ")).toEqual([]);
});

test("features come in one order, whichever was chosen first, and all raw ones are null", () => {
  const first = toggled(null, RAW, MAKINGS, SQUARE);
  const without = toggled(first, RAW, MAKINGS, { making: "same", of: ["x"] });
  const again = toggled(without, RAW, MAKINGS, { making: "same", of: ["x"] });
  expect(again).toEqual(first);
  expect(toggled(again, RAW, MAKINGS, SQUARE)).toBeNull();
});

test("the last feature stays", () => {
  const last = [SQUARE];
  expect(toggled(last, RAW, MAKINGS, SQUARE)).toBe(last);
});
