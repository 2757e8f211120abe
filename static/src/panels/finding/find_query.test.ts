import { expect, test } from "vitest";
import { found, type Findable } from "./find_query";

const node = (
  id: string,
  op: string,
  symbol: string,
  value: Findable["value"],
  grad: Findable["grad"],
) => ({
  id,
  op,
  symbol,
  value,
  grad,
});

const NODES: readonly Findable[] = [
  node("a", "input", "", -1, 7),
  node("x", "add", "+", 2, 7),
  node("y1", "add", "+", 7, 2),
  node("f", "mul", "×", 14, 1),
  node("w", "parameter", "", { shape: [2], data: [0.33333, 5.5] }, null),
  node("bad", "log", "ln", "NaN", "Infinity"),
  node("later", "leaky_relu", "leaky", null, null),
];

test.each([
  ["x", ["x"]],
  ["y", ["y1"]],
  ["add", ["x", "y1"]],
  ["+", ["x", "y1"]],
  ["relu", ["later"]],
  ["7", ["y1"]],
  ["-1", ["a"]],
  ["0.3333", ["w"]],
  ["> 5", ["y1", "f", "w"]],
  [">=7", ["y1", "f"]],
  ["< 0", ["a"]],
  ["nan", ["bad"]],
  ["grad > 1", ["a", "x", "y1", "bad"]],
  ["grad 7", ["a", "x"]],
  ["grad inf", ["bad"]],
  ["value = 14", ["f"]],
  ["", []],
  ["nothing", []],
])("%j finds %j", (query, ids) => expect(found(query, NODES)).toEqual(ids));
