import { expect, test } from "vitest";

import { documentOf } from "../model/document";
import { keysRenamed, rekeyed } from "./rekeyed";

const at = (x: number) => ({ x, y: 0 });

test("places, groups and numbers follow a node to its new name", () => {
  const before = { ...documentOf("", { a: 1 }), places: { a: at(1) }, groups: { a: "layer" } };
  const after = rekeyed(before, new Map([["a", "sum"]]));
  expect(after).toMatchObject({
    values: { sum: 1 },
    places: { sum: at(1) },
    groups: { sum: "layer" },
  });
  expect(after.places).not.toHaveProperty("a");
});

test("two nodes that swap their names swap their places", () => {
  const before = { ...documentOf(""), places: { a: at(1), b: at(2) } };
  const swapped = new Map([
    ["a", "b"],
    ["b", "a"],
  ]);
  expect(rekeyed(before, swapped).places).toEqual({ a: at(2), b: at(1) });
});

test("a node that takes the name of one that is gone keeps its own place", () => {
  const before = { ...documentOf(""), places: { t1: at(1), t2: at(2) } };
  expect(rekeyed(before, new Map([["t2", "t1"]])).places).toEqual({ t1: at(2) });
});

test("a name that has a number keeps it", () => {
  const before = documentOf("g = a * b", { a: -1, b: 3, c: 4 });
  expect(rekeyed(before, new Map([["b", "c"]])).values).toEqual({ a: -1, c: 4 });
});

test("the keys of edges follow both their ends", () => {
  const renamed = new Map([["x", "sum"]]);
  expect(keysRenamed(["x", "a:x:0", "x:f:1", "f"], renamed)).toEqual([
    "sum",
    "a:sum:0",
    "sum:f:1",
    "f",
  ]);
});
