import { expect, test } from "vitest";

import { slotsOf } from "../model/sketch";
import { OPS } from "./corpus";
import { read } from "./read";

const said = (source: string) => {
  const { sketch, faults } = read(source, {}, OPS);
  const nodes = sketch.nodes.map((node) => [node.id, node.op, ...slotsOf(node)]);
  return {
    nodes,
    output: sketch.output,
    faults: faults.map(({ kind, node, slot }) => [kind, node, slot]),
  };
};

const messages = (source: string) => read(source, {}, OPS).faults.map(({ message }) => message);

test("a place that is kept by _ is an open slot", () => {
  expect(said("y = add(a, _)")).toEqual({
    nodes: [
      ["a", "input"],
      ["y", "add", "a", null],
    ],
    output: "y",
    faults: [["open", "y", 1]],
  });
  expect(messages("y = a + _")).toEqual([
    "nothing is connected to the second input of y yet; connect a node to it, or write a name or a number",
  ]);
});

test("an operator without its right side, and a call without its inputs, have open slots", () => {
  expect(said("y = a *").nodes).toEqual([
    ["a", "input"],
    ["y", "mul", "a", null],
  ]);
  expect(said("y = where(a, )")).toMatchObject({
    nodes: [
      ["a", "input"],
      ["y", "where", "a", null, null],
    ],
    faults: [
      ["open", "y", 1],
      ["open", "y", 2],
    ],
  });
  expect(said("y = maxout()").nodes).toEqual([["y", "maxout", null]]);
});

test("a leaf without a number is there, and the place of its number is known", () => {
  const { sketch, faults, literals } = read("a = _\nw = parameter()", {}, OPS);
  expect(sketch.nodes).toEqual([
    { id: "a", op: "input", value: null },
    { id: "w", op: "parameter", value: null },
  ]);
  expect(faults.map(({ kind, node }) => [kind, node])).toEqual([
    ["missing", "a"],
    ["missing", "w"],
  ]);
  expect([...literals.values()]).toEqual([
    { from: 4, to: 5 },
    { from: 20, to: 20 },
  ]);
});

test("an unknown op is there with its inputs, and the nearest one is named", () => {
  expect(said("y = sigmoyd(a) + b")).toMatchObject({
    nodes: [
      ["a", "input"],
      ["b", "input"],
      ["t1", "sigmoyd", "a"],
      ["y", "add", "t1", "b"],
    ],
    faults: [["unknown", "t1", null]],
  });
  expect(messages("y = sigmoyd(a)")).toEqual([
    "unknown function 'sigmoyd'; did you mean 'sigmoid'?",
  ]);
});

test("too many inputs are kept, and so is a setting that does not fit", () => {
  expect(said("y = exp(a, b)")).toMatchObject({
    nodes: [
      ["a", "input"],
      ["b", "input"],
      ["y", "exp", "a", "b"],
    ],
    faults: [["arity", "y", null]],
  });
  expect(read("y = huber(a, b, delta=-1)", {}, OPS).sketch.nodes.at(-1)?.attrs).toEqual({
    delta: -1,
  });
  expect(said("y = huber(a, b, delta=-1)").faults).toEqual([["attr", "y", null]]);
});

test("a library's name is no input", () => {
  expect(said("y = np.tanh(x)")).toEqual({
    nodes: [
      ["x", "input"],
      ["y", "tanh", "x"],
    ],
    output: "y",
    faults: [["text", "y", null]],
  });
});

test("a line that cannot be read leaves the others, and open slots where it is missed", () => {
  expect(said("x = a ^ b\ny = x + c\nz = ) 2")).toEqual({
    nodes: [
      ["c", "input"],
      ["y", "add", null, "c"],
    ],
    output: "y",
    faults: [
      ["text", null, null],
      ["open", "y", 0],
      ["text", null, null],
    ],
  });
  expect(messages("x = a ^ b\ny = x + c")[1]).toBe(
    "line 1 cannot be read yet; mend it, and 'x' is there",
  );
});

test("a bracket left open does not take in the lines below", () => {
  expect(said("x = max(a,\n  b\ny = c * 2").nodes.map(([id]) => id)).toEqual(["c", "k1", "y"]);
});

test("a name that is assigned further down is connected all the same", () => {
  expect(said("f = q * a\nq = a + 1")).toMatchObject({
    nodes: [
      ["a", "input"],
      ["f", "mul", "q", "a"],
      ["k1", "constant"],
      ["q", "add", "a", "k1"],
    ],
    output: "q",
    faults: [["text", "f", 0]],
  });
  expect(messages("f = g\ng = q\nq = a + 1\ny = f + 1")).toEqual([
    "'g' has no value yet: it is first assigned on line 2; assign it further up, or use another name",
  ]);
});

test("names that go round in a circle are told at each node of it, with the edge to take away", () => {
  expect(said("x = y + a\ny = exp(x)\nz = y + x").faults).toEqual([
    ["cycle", "x", null],
    ["cycle", "y", null],
  ]);
  expect(messages("x = y + a\ny = exp(x)")[0]).toBe(
    "x → y → x goes round in a circle, and no node can need itself; " +
      "take away one of these edges, such as the one from y to x",
  );
  expect(said("f = f + 1").faults).toEqual([["cycle", "f", null]]);
  expect(said("a = b\nb = a").nodes).toEqual([]);
});

test("of circles that hang together one is told, the one that the text closes first", () => {
  const { faults } = read("a = b + c\nd = exp(a)\nb = exp(d)\nc = exp(d)", {}, OPS);
  const circle = faults.filter(({ kind }) => kind === "cycle");
  expect(circle.map(({ node }) => node)).toEqual(["a", "d", "b"]);
});

test("nothing can be assigned to _, to a word or to an op", () => {
  for (const source of ["_ = 3", "True = 3", "max = 3", "lambda = 3", "x² = 3"]) {
    expect(said(source)).toEqual({ nodes: [], output: null, faults: [["text", null, null]] });
  }
});

test("an empty text says nothing, and nothing is wrong with it", () => {
  expect(read("# nothing\n", {}, OPS)).toMatchObject({
    sketch: { nodes: [], output: null },
    statements: [],
    faults: [],
  });
});

test("a statement tells where it is and which nodes it makes", () => {
  expect(read("y = (a + 2) * b  # why\ny", {}, OPS).statements).toEqual([
    { at: { from: 0, to: 15 }, target: "y", nodes: ["k1", "t1", "y"] },
    { at: { from: 23, to: 24 }, target: null, nodes: [] },
  ]);
});

test("names from the prototype of objects are names like others", () => {
  const { sketch } = read("constructor = __proto__ + toString", { toString: 3 }, OPS);
  expect(sketch.nodes.map(({ id, value }) => [id, value])).toEqual([
    ["__proto__", 1],
    ["toString", 3],
    ["constructor", undefined],
  ]);
});

test.each(["(", "[", "-", "exp(", "x**", "x = exp("])(
  "%s fifty thousand times over is refused",
  (piece) => {
    expect(read(piece.repeat(50_000), {}, OPS).faults.length).toBeGreaterThan(0);
  },
);

test("a hundred thousand lines are read in one go", () => {
  const lines = Array.from({ length: 100_000 }, (_, i) => `n${i + 1} = add(n${i}, b)`);
  const { sketch, faults } = read(lines.join("\n"), {}, OPS);
  expect(sketch.nodes).toHaveLength(100_002);
  expect(faults).toEqual([]);
}, 60_000);
