import { expect, test } from "vitest";
import { captionOf, edgeName, equation, hiddenDigits, nodeName, said, symbolOf } from "./words";

const NO_OPS = new Map();

test("a node says its equation, value and gradient", () => {
  const node = { id: "x", op: "add", inputs: ["a", "b"] };
  const add = { name: "add", symbol: "+", infix: "+" };
  const ops = new Map([["add", add as never]]);
  expect(nodeName(node, ops, { value: 2, derivative: 7, derivativeName: "gradient" })).toBe(
    "x = a + b, value 2, gradient 7",
  );
  expect(
    nodeName({ id: "a", op: "input" }, ops, {
      value: -1,
      derivative: 1,
      derivativeName: "tangent",
    }),
  ).toBe("a, input, value -1, tangent 1");
});

test("a tensor is said by its shape and range", () => {
  expect(said({ shape: [2, 2], data: [0.5, -1, 2, "NaN"] })).toBe("[2×2] from -1 to 2");
  expect(said({ shape: [1], data: ["NaN"] })).toBe("[1]");
  expect(said({ shape: [1], data: ["Infinity"] })).toBe("[1] from ∞ to ∞");
});

test("an edge says what crossed it", () => {
  const step = { index: 0, kind: "contribution", from: "x", to: "b", slot: 1 } as const;
  expect(edgeName("b:x:1", null)).toBe("edge from b to x");
  const flow = { ...step, upstream: 7, local: 1, amount: 7, total: 7 };
  expect(edgeName("b:x:1", flow)).toBe("edge from b to x, contribution 7 × 1 = 7");
});

test("paths are said in numbers that can be read", () => {
  const flow = { index: 0, kind: "contribution", from: "x", to: "b", slot: 1, local: 1n } as const;
  const one = { ...flow, upstream: 1n, amount: 1n, total: 1n };
  expect(edgeName("b:x:1", one)).toBe("edge from b to x, 1 path");
  const many = { ...flow, upstream: 10n ** 10n, amount: 10n ** 10n, total: 10n ** 10n };
  expect(edgeName("b:x:1", many)).toBe("edge from b to x, 10,000,000,000 paths");
  const told = { value: 3, derivative: 10n ** 10n, derivativeName: "paths" } as const;
  const name = nodeName({ id: "b", op: "input" }, NO_OPS, told);
  expect(name).toBe("b, input, value 3, paths 10,000,000,000");
  expect(hiddenDigits(3, 10n ** 10n)).toBe("10,000,000,000");
  expect(hiddenDigits(3, 12n)).toBe("");
});

test("a card keeps its hidden digits for those who ask", () => {
  expect(hiddenDigits(2, 7)).toBe("");
  expect(hiddenDigits(0.1 + 0.2, 7)).toBe("0.30000000000000004");
});

test("a constant shows its number, a tensor constant its name", () => {
  expect(symbolOf({ id: "k", op: "constant", value: 2 }, NO_OPS)).toBe("2");
  expect(symbolOf({ id: "t", op: "constant", value: { shape: [1], data: [1] } }, NO_OPS)).toBe("t");
});

test("a slot that nothing is connected to is written as _", () => {
  const add = { name: "add", symbol: "+", infix: "+" };
  const ops = new Map([["add", add as never]]);
  expect(equation({ id: "y", op: "add", inputs: ["a", null] }, ops)).toBe("y = a + _");
  expect(equation({ id: "z", op: "relu", inputs: [null] }, ops)).toBe("z = relu(_)");
});

test("a closed group says how many nodes it holds", () => {
  const node = { id: "group/layer1", op: "group", inputs: ["a"], attrs: { nodes: 12 } };
  const told = { value: null, derivative: null, derivativeName: "gradient" } as const;
  expect(nodeName(node, NO_OPS, told)).toBe("layer1, closed group of 12 nodes");
  expect(captionOf(node, NO_OPS)).toBe("group of 12 nodes");
  expect(captionOf({ ...node, attrs: { nodes: 1 } }, NO_OPS)).toBe("group of 1 node");
});

test("an input of a closed group is called by the group's name", () => {
  const node = { id: "y", op: "exp", inputs: ["group/layer1/neuron3"] };
  expect(equation(node, NO_OPS)).toBe("y = exp(neuron3)");
  expect(edgeName("group/layer1/neuron3:y:0", null)).toBe("edge from neuron3 to y");
});
