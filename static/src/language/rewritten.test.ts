import { describe, expect, test } from "vitest";

import { slotsOf } from "../model/sketch";
import { OPS } from "./corpus";
import { add, after, change, remove, text } from "./hand_changes";
import { read } from "./read";

describe("a number", () => {
  test("is changed where it stands, and nothing else", () => {
    const source = "a = -1   # start\nf = (a*2.50 +  b)";
    expect(text(source, change("a", { value: 3 }))).toBe("a = 3   # start\nf = (a*2.50 +  b)");
    expect(text(source, change("k1", { value: -7 }))).toBe("a = -1   # start\nf = (a*-7 +  b)");
    expect(text(source, change("a", { value: null }))).toBe("a = _   # start\nf = (a*2.50 +  b)");
  });

  test("gets brackets where a minus would go to the power, or a dot to the number", () => {
    expect(text("f = 2**x", change("k1", { value: -2 }))).toBe("f = (-2)**x");
    expect(text("f = [1].relu()", change("k1", { value: 2 }))).toBe("f = (2).relu()");
  });

  test("beside the text stays there, unless it is taken away", () => {
    const { source, values } = after("f = a * b", change("a", { value: 5 }), { a: 2 });
    expect([source, values]).toEqual(["f = a * b", { a: 5 }]);
    const gone = after("f = a * b", change("a", { value: null }), { a: 2 });
    expect([gone.source, gone.values]).toEqual(["a = _\nf = a * b", {}]);
  });

  test("that cannot be written goes beside the text", () => {
    const { source, values } = after("a = 2\nf = a * 3", change("a", { value: "Infinity" }));
    expect([source, values]).toEqual(["f = a * 3", { a: "Infinity" }]);
  });
});

describe("a changed node", () => {
  test("has its statement written anew, with its comment and its neighbours as they were", () => {
    const source = "x=a+b  # sum\n# twice\ny = ( x*2 )";
    const swapped = change("x", { inputs: ["b", "a"] });
    expect(text(source, swapped)).toBe("x = b + a  # sum\n# twice\ny = ( x*2 )");
  });

  test("is written with the fewest brackets", () => {
    const source = "y = add(mul(sub(a, b), pow(neg(c), 2)), div(a, mul(b, c)))";
    const { sketch } = read(source, {}, OPS);
    const [left, right] = slotsOf(sketch.nodes.find(({ id }) => id === "y") ?? { id: "", op: "" });
    expect(text(source, change("y", { inputs: [right ?? null, left ?? null] }))).toBe(
      "y = a / (b * c) + (a - b) * (-c)**2",
    );
  });

  test("shows an open slot as _, and only the settings that are not as they stand", () => {
    expect(text("y = leaky_relu(x, slope=0.5)", change("y", { attrs: { slope: 0.01 } }))).toBe(
      "y = leaky_relu(x)",
    );
    expect(text("x = 2\ny = x * 3", remove("x"))).toBe("y = _ * 3");
    expect(text("y = reshape(x)", change("y", { attrs: { shape: [3] } }))).toBe(
      "y = reshape(x, shape=(3,))",
    );
  });

  test("keeps what is written within it, as long as nothing else reads that", () => {
    expect(text("y = tanh(a + b)\nz = 2 * y", change("y", { op: "relu" }))).toBe(
      "y = relu(a + b)\nz = 2 * y",
    );
    expect(text("y = tanh(a + b)\nz = c * y", change("z", { inputs: ["t1", "y"] }))).toBe(
      "c = 1\nt1 = a + b\ny = tanh(t1)\nz = t1 * y",
    );
  });
});

describe("a node that goes", () => {
  test("takes its line and its comment along, and leaves open slots", () => {
    const source = "a = 1\nx = a + b  # gone\n\ny = x * 2\n";
    expect(text(source, remove("x"))).toBe("a = 1\nb = 1\n\ny = _ * 2\n");
  });

  test("leaves others on its line where they are", () => {
    expect(text("a = 1; b = 2; f = a * c", remove("b"))).toBe("a = 1; f = a * c");
    expect(text("f = a * 2; g = exp(f)", remove("g"))).toBe("f = a * 2");
  });

  test("takes its other names along", () => {
    expect(text("x = a + a\ng = x\ny = g * a", remove("x"))).toBe("y = _ * a");
  });
});

describe("a new node", () => {
  test("stands below the leaves if it is one, else below the last that it reads", () => {
    const source = "a = 1\nb = 2\n\nx = a + b\ny = x * 3  # out";
    const made = text(
      source,
      add({ id: "c", op: "parameter", value: 4 }, { id: "z", op: "exp", inputs: ["x"] }),
    );
    expect(made).toBe("a = 1\nb = 2\nc = parameter(4)\n\nx = a + b\nz = exp(x)\ny = x * 3  # out");
  });

  test("that reads nothing yet does not become the output", () => {
    expect(text("x = a + b", add({ id: "y", op: "mul", inputs: [null, null] }))).toBe(
      "y = _ * _\nx = a + b",
    );
  });

  test("stands above a last line without a name", () => {
    expect(text("x = a + b\nx * 2", add({ id: "y", op: "exp", inputs: ["x"] }))).toBe(
      "x = a + b\ny = exp(x)\nx * 2",
    );
  });

  test("gets a name that the language can spell and nothing else has", () => {
    const { source, renamed } = after(
      "layer1_neuron3 = a",
      add(
        { id: "layer1/neuron3", op: "exp", inputs: ["a"] },
        { id: "max", op: "exp", inputs: ["a"] },
      ),
    );
    expect(source).toContain("layer1_neuron3_1 = exp(a)");
    expect(renamed).toEqual(
      new Map([
        ["layer1/neuron3", "layer1_neuron3_1"],
        ["max", "max_1"],
      ]),
    );
  });

  test("is not called as something that a line speaks of which cannot be read", () => {
    expect(text("y = q ^ 2\nx = 1", add({ id: "q", op: "input", value: 3 }))).toContain("q_1 = 3");
  });

  test("that reads what a name meant before tells its meanings apart", () => {
    expect(text("c = a + b\nc = c * 2", add({ id: "y", op: "exp", inputs: ["c.1"] }))).toBe(
      "c_1 = a + b\ny = exp(c_1)\nc = c_1 * 2",
    );
  });

  test("in an empty text is its first line", () => {
    expect(text("", add({ id: "a", op: "input", value: 2 }))).toBe("a = 2");
    expect(text("# mine\n", add({ id: "a", op: "input", value: 2 }))).toBe("# mine\na = 2");
  });
});
