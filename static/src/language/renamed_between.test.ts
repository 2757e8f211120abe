import { expect, test } from "vitest";

import { OPS } from "./corpus";
import { read } from "./read";
import { renamedBetween } from "./renamed_between";

const between = (before: string, after: string) =>
  Object.fromEntries(renamedBetween(read(before, {}, OPS), read(after, {}, OPS)));

test("a statement that stays makes the same nodes, though they are numbered anew", () => {
  expect(
    between("y = (a + 1) * 2\nz = exp(y + 3)", "x = exp(a + 9)\ny = (a + 1) * 2\nz = exp(y + 3)"),
  ).toEqual({
    t1: "t2",
    t2: "t3",
    k1: "k2",
    k2: "k3",
    k3: "k4",
  });
});

test("a name that became another is the same node", () => {
  expect(between("x = a + b\ny = x * 2", "sum_ = a + b\ny = x * 2")).toEqual({ x: "sum_" });
  expect(between("y = a * a + b", "y = w * w + b")).toEqual({ a: "w" });
});

test("a name that was there before is another node", () => {
  expect(between("x = a + b\ny = x * c", "x = a + c\ny = x * c")).toEqual({});
  expect(between("x = a + b\ny = b * 2", "b = a + b\ny = b * 2")).toEqual({});
});

test("an open input that is still read elsewhere keeps its name", () => {
  expect(between("x = a + b\ny = a * 2", "x = q + b\ny = a * 2")).toEqual({});
});

test("in a changed statement the uses of each op are the same in order", () => {
  expect(between("y = tanh(a) * exp(b)\nz = 1", "y = relu(c) + tanh(a) * exp(b)\nz = 1")).toEqual({
    t1: "t2",
    t2: "t3",
  });
});

test("a statement that went elsewhere is still the same", () => {
  expect(between("x = exp(a + 1)\ny = tanh(b + 2)", "y = tanh(b + 2)\nx = exp(a + 1)")).toEqual({
    t1: "t2",
    t2: "t1",
    k1: "k2",
    k2: "k1",
  });
});

test("what a name means before it is given again follows when that goes", () => {
  expect(between("c = a + b\nc = c * 2", "c = a + b")).toEqual({ "c.1": "c" });
});

test("a text that did not change renames nothing", () => {
  expect(between("x = a + 1\ny = x", "x = a + 1\ny = x")).toEqual({});
});
