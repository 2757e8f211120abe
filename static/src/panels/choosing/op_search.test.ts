import { expect, test } from "vitest";
import type { Op } from "../../model/graph";
import { lineOf, opsFound } from "./op_search";

const op = (
  name: string,
  family: string,
  symbol: string,
  doc: string,
  infix: string | null = null,
): Op => ({
  name,
  family,
  symbol,
  infix,
  doc,
  inputs: ["x"],
  attrs: [],
  backward: "",
  example: "",
});

const OPS = [
  op("add", "arithmetic", "+", "The sum of two inputs.", "+"),
  op("sub", "arithmetic", "−", "The difference of two inputs.", "-"),
  op("neg", "arithmetic", "−x", "The input with its sign turned."),
  op("mul", "arithmetic", "×", "The product of two inputs.", "*"),
  op("sigmoid", "activation", "σ", "The logistic sigmoid: squashes any number into (0, 1)."),
  op("silu", "activation", "silu", "The input times its sigmoid, also called swish."),
  op("leaky_relu", "activation", "leaky", "A rectifier that lets a little through below 0."),
  op("maximum", "selection", "max", "The larger of two inputs."),
  op("max", "reduction", "max", "The largest of all elements."),
  op("sum", "reduction", "Σ", "The sum of all elements."),
];

const found = (typed: string, recent: string[] = []): string[] =>
  opsFound(OPS, typed, recent).map(({ name }) => name);

test.each([
  ["+", ["add"]],
  ["*", ["mul"]],
  ["-", ["sub", "neg"]],
  ["σ", ["sigmoid"]],
  ["sum", ["sum", "add"]],
  ["max", ["max", "maximum"]],
  ["relu", ["leaky_relu"]],
  ["swish", ["silu"]],
  ["activation", ["sigmoid", "silu", "leaky_relu"]],
  ["sgd", ["sigmoid"]],
  ["nonsense", []],
])("%j finds %j", (typed, names) => expect(found(typed)).toEqual(names));

test("of ops that answer alike, the one used last comes first", () => {
  expect(found("s").slice(0, 2)).toEqual(["sub", "sigmoid"]);
  expect(found("s", ["sum"])[0]).toBe("sum");
});

test("an op's line ends with its first sentence", () => {
  expect(lineOf(op("abs", "", "", "The distance from 0. At 0 the slope is 0."))).toBe(
    "The distance from 0.",
  );
  expect(lineOf(op("sigmoid", "", "", "Squashes 1/(1 + 2.5) so: into (0, 1)."))).toBe(
    "Squashes 1/(1 + 2.5) so.",
  );
});
