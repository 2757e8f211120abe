import { describe, expect, test } from "vitest";

import { add, after, change, output, remove, rename, text, type Make } from "./hand_changes";

describe("the order", () => {
  test("changes only for what reads something further down", () => {
    const source = "x = a + b  # first\ny = a * 2\nz = exp(y)\nf = x + z";
    expect(text(source, change("x", { inputs: ["a", "y"] }))).toBe(
      "b = 1\ny = a * 2\nx = a + y  # first\nz = exp(y)\nf = x + z",
    );
  });

  test("follows what was moved down", () => {
    const source = "x = a + a\ny = x * 2\nz = exp(a)";
    expect(text(source, change("x", { inputs: ["a", "z"] }))).toBe(
      "z = exp(a)\nx = a + z\ny = x * 2\nz",
    );
  });

  test("among what is moved below the same line is kept", () => {
    const source = "x = a + a\ny = a * a\nz = exp(a)";
    const both: Make = (sketch) =>
      change("y", { inputs: ["a", "z"] })(change("x", { inputs: ["a", "z"] })(sketch));
    expect(text(source, both)).toBe("z = exp(a)\nx = a + z\ny = a * z\nz");
  });

  test("of a circle stays as it is", () => {
    const source = "x = y + a\ny = x * a";
    expect(text(source, change("y", { op: "add" }))).toBe("x = y + a\ny = x + a");
  });
});

describe("the output", () => {
  test("gets a last line where the last statement makes another node", () => {
    expect(text("x = a + b\ny = x * 2", output("x"))).toBe("x = a + b\ny = x * 2\nx");
    expect(text("x = a + b\ny = x * 2\nx  # this", output("y"))).toBe("x = a + b\ny = x * 2");
    expect(text("x = a + b\ny = x * 2\nx  # this", output("a"))).toBe(
      "x = a + b\ny = x * 2\na  # this",
    );
  });

  test("without a name is given one as soon as it is read", () => {
    const read = add({ id: "y", op: "exp", inputs: ["out"] });
    expect(text("x = a + b\nx * 2", (sketch) => output("y")(read(sketch)))).toBe(
      "x = a + b\nout = x * 2\ny = exp(out)",
    );
  });
});

describe("a name", () => {
  test("is changed wherever it is read, and nothing else", () => {
    const source = "x = a+b # x\ny  =  x*(x - 2)\ng = x\nx";
    expect(after(source, rename("x", "sum_"), {}, { x: "sum_" }).source).toBe(
      "sum_ = a+b # x\ny  =  sum_*(sum_ - 2)\ng = sum_\nsum_",
    );
  });

  test("of an open input takes its number along", () => {
    const { source, values } = after("f = a * a", rename("a", "w"), { a: 3 }, { a: "w" });
    expect([source, values]).toEqual(["f = w * w", { w: 3 }]);
  });

  test("that is given again is told apart once a change touches it", () => {
    const source = "c = a + b\nc += c * 2  # more\nc = c / 3\nd = a - b\nd";
    expect(text(source, change("d", { inputs: ["b", "a"] }))).toBe(
      "c = a + b\nc += c * 2  # more\nc = c / 3\nd = b - a\nd",
    );
    const { source: apart, renamed } = after(source, change("c.1", { op: "sub" }));
    expect(apart).toBe("c_1 = a - b\nc_2 = c_1 + (c_1 * 2)  # more\nc = c_2 / 3\nd = a - b\nd");
    expect(renamed).toEqual(
      new Map([
        ["c.1", "c_1"],
        ["c.2", "c_2"],
      ]),
    );
  });

  test("of what has no name is told when it becomes another", () => {
    const { source, renamed } = after(
      "x = exp(a + b)\ny = tanh(x * a)",
      change("x", { inputs: ["a"] }),
    );
    expect(source).toBe("t1 = a + b\nx = exp(a)\ny = tanh(x * a)");
    expect(renamed).toEqual(new Map());
    const next = after("x = exp(a + b)\ny = tanh(x * a)", (sketch) =>
      remove("t1")(remove("x")(sketch)),
    );
    expect(next.source).toBe("b = 1\ny = tanh(_ * a)");
    expect(next.renamed).toEqual(new Map([["t2", "t1"]]));
  });
});

test("what was written within a node that goes gets a line of its own", () => {
  expect(text("x = a + b * 2  # sum\ny = exp(a)", remove("x"))).toBe(
    "t1 = b * 2  # sum\ny = exp(a)",
  );
});

test("a setting may be None, which is not what stands without it", () => {
  expect(text("y = softmax(x, axis=None)", change("y", { attrs: { axis: -1 } }))).toBe(
    "y = softmax(x)",
  );
});

test("what cannot be read stays, and new lines keep clear of its open bracket", () => {
  const source = "x = a + b\ny = max(x,";
  expect(text(source, add({ id: "z", op: "exp", inputs: ["x"] }))).toBe(
    "x = a + b\nz = exp(x)\nout = x\ny = max(x,",
  );
});

test("an expression that would be too deep to be read is parted", () => {
  const source = `f = x${".exp()".repeat(400)}`;
  const { source: now, reading } = after(source, change("f", { op: "tanh" }));
  expect(reading.faults).toEqual([]);
  expect(reading.sketch.nodes).toHaveLength(401);
  expect(now.split("\n").length).toBeLessThan(10);
});
