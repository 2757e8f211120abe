import { describe, expect, test } from "vitest";

import { OPS } from "../../language/corpus";
import { leaves, made, refusedBy, SEED_WORK, uses, workOf } from "../sample_work";
import { workAfter } from "../together";
import { addNode } from "./add_node";
import { bypass } from "./bypass";
import { deleteNodes } from "./delete_nodes";
import { duplicate } from "./duplicate";
import { setKind, setValue } from "./leaf";
import { replaceOp } from "./replace_op";
import { setAttr } from "./set_attr";
import { setOutput } from "./set_output";

const nodeIn = ({ sketch }: ReturnType<typeof made>, id: string) =>
  sketch.nodes.find((node) => node.id === id);

describe("adding a node", () => {
  test("gives a leaf the first letter that is free, and no number yet", () => {
    const edit = made(addNode(SEED_WORK, "input", {}, OPS));
    expect(edit.name).toBe("add input d");
    expect(nodeIn(edit, "d")).toEqual({ id: "d", op: "input", value: null });
    expect(edit.selected).toEqual(["d"]);
  });

  test("leaves the ports of an op open, two of one that takes any number", () => {
    expect(nodeIn(made(addNode(SEED_WORK, "mul", {}, OPS)), "y1")?.inputs).toEqual([null, null]);
    expect(nodeIn(made(addNode(SEED_WORK, "concat", {}, OPS)), "y1")?.inputs).toEqual([null, null]);
    expect(nodeIn(made(addNode(SEED_WORK, "tanh", {}, OPS)), "y1")?.inputs).toEqual([null]);
  });

  test("makes it the output where there is none, and only there", () => {
    expect(made(addNode(workOf(""), "input", {}, OPS)).sketch.output).toBe("a");
    expect(made(addNode(SEED_WORK, "input", {}, OPS)).sketch.output).toBe("f");
  });

  test("keeps where it was put, what it reads and what it is called", () => {
    const given = { id: "z", inputs: ["a"], at: { x: 8, y: 16 } };
    const edit = made(addNode(SEED_WORK, "add", given, OPS));
    expect(nodeIn(edit, "z")).toEqual({ id: "z", op: "add", inputs: ["a", null] });
    expect(edit.rest?.places).toEqual({ z: { x: 8, y: 16 } });
  });

  test.each([
    ["sigmoyd", {}, "there is no op 'sigmoyd'; did you mean 'sigmoid'?"],
    ["add", { inputs: ["gone"] }, "there is no node 'gone' here any more"],
    ["add", { inputs: ["a", "b", "c"] }, "add takes 2 inputs (a, b)"],
    ["add", { id: "f" }, "there is a node f already; f1 would do"],
  ])("refuses %s with %j", (op, given, words) => {
    expect(refusedBy(addNode(SEED_WORK, op, given, OPS))).toBe(words);
  });
});

describe("deleting nodes", () => {
  test("leaves open ports where they were read", () => {
    const edit = made(deleteNodes(SEED_WORK, ["b"]));
    expect(uses(edit.sketch)).toEqual(["x = add(a, _)", "y = add(_, c)", "f = mul(x, y)"]);
    expect(edit.name).toBe("delete b");
  });

  test("hands the output to the nearest node before it that stays", () => {
    expect(made(deleteNodes(SEED_WORK, ["f"])).sketch.output).toBe("x");
    expect(made(deleteNodes(SEED_WORK, ["f", "x", "a"])).sketch.output).toBe("y");
    expect(made(deleteNodes(SEED_WORK, ["f", "x", "y", "a", "b"])).sketch.output).toBe("c");
  });

  test("hands the output to the last node where nothing before it stays", () => {
    const work = workOf("p = a + b\nq = c + d\nf = q + q");
    expect(made(deleteNodes(work, ["f", "q", "c", "d"])).sketch.output).toBe("p");
    expect(made(deleteNodes(workOf("a = 1"), ["a"])).sketch.output).toBeNull();
  });

  test("forgets where they stood and the groups that are empty then", () => {
    const work = workOf("x = a + b\nf = x * x", {
      places: { x: { x: 0, y: 0 }, a: { x: 1, y: 1 }, "group/sum": { x: 5, y: 5 } },
      groups: { x: "sum" },
      closed: ["sum"],
    });
    const { rest } = made(deleteNodes(work, ["x"]));
    expect(rest).toEqual({ groups: {}, places: { a: { x: 1, y: 1 } }, closed: [] });
  });

  test("is refused where there is nothing", () => {
    expect(refusedBy(deleteNodes(SEED_WORK, ["gone"]))).toBe("there is nothing here to delete");
  });
});

describe("replacing an op", () => {
  test("keeps edges slot by slot, and opens the new slots", () => {
    expect(uses(made(replaceOp(SEED_WORK, "x", "mul", OPS)).sketch)[0]).toBe("x = mul(a, b)");
    expect(uses(made(replaceOp(SEED_WORK, "x", "where", OPS)).sketch)[0]).toBe(
      "x = where(a, b, _)",
    );
    const one = workOf("y = tanh(x)");
    expect(uses(made(replaceOp(one, "y", "sub", OPS)).sketch)).toEqual(["y = sub(x, _)"]);
  });

  test("says which edge is too many", () => {
    expect(refusedBy(replaceOp(SEED_WORK, "x", "tanh", OPS))).toBe(
      "tanh takes 1 input (x); take the edge b → x away first",
    );
    const three = workOf("y = where(a, b, c)");
    expect(refusedBy(replaceOp(three, "y", "input", OPS))).toBe(
      "input takes no inputs; take the edges a → y, b → y and c → y away first",
    );
  });

  test("lets an open slot at the end go", () => {
    const open = workAfter(SEED_WORK, made(deleteNodes(SEED_WORK, ["b"])));
    expect(uses(made(replaceOp(open, "x", "exp", OPS)).sketch)[0]).toBe("x = exp(a)");
  });

  test("keeps the settings that the new op has too", () => {
    const work = workOf("y = sum(x, axis=0, keepdims=True)");
    expect(nodeIn(made(replaceOp(work, "y", "mean", OPS)), "y")?.attrs).toEqual({
      axis: 0,
      keepdims: true,
    });
    expect(nodeIn(made(replaceOp(work, "y", "softmax", OPS)), "y")?.attrs).toEqual({ axis: 0 });
    expect(nodeIn(made(replaceOp(work, "y", "exp", OPS)), "y")).toEqual({
      id: "y",
      op: "exp",
      inputs: ["x"],
    });
  });

  test("makes an op of a leaf", () => {
    const edit = made(replaceOp(SEED_WORK, "a", "tanh", OPS));
    expect(nodeIn(edit, "a")).toEqual({ id: "a", op: "tanh", inputs: [null] });
  });
});

describe("a setting", () => {
  const work = workOf("y = leaky_relu(x, slope=0.2)\nz = sum(y)\ns = reshape(z)\nt = transpose(s)");
  const attrsOf = (id: string, name: string, value: number | boolean | readonly number[] | null) =>
    nodeIn(made(setAttr(work, id, name, value, OPS)), id)?.attrs;

  test("is kept unless it is the default", () => {
    expect(attrsOf("y", "slope", 0.3)).toEqual({ slope: 0.3 });
    expect(attrsOf("y", "slope", 0.01)).toBeUndefined();
    expect(attrsOf("t", "axes", [1, 0])).toEqual({ axes: [1, 0] });
    expect(attrsOf("s", "shape", [-1])).toBeUndefined();
  });

  test.each([
    ["y", "slope", true, "the setting 'slope' of leaky_relu must be a finite number"],
    ["y", "slope", Infinity, "slope of leaky_relu is a number, true, false, none or a list"],
    ["y", "alpha", 1, "leaky_relu has no setting 'alpha'; its settings are slope"],
    ["z", "keepdims", 1, "the setting 'keepdims' of sum must be True or False"],
    ["s", "shape", [0], "the setting 'shape' of reshape must be a list of whole numbers"],
    ["s", "shape", [1.5], "shape of reshape is a number, true, false, none or a list"],
  ])("%s.%s cannot be %j", (id, name, value, words) => {
    expect(refusedBy(setAttr(work, id, name, value, OPS))).toContain(words);
  });
});

describe("a leaf", () => {
  test("is set, and cleared", () => {
    const set = made(setValue(SEED_WORK, "a", 2.5, OPS));
    expect([set.name, leaves(set.sketch)[0]]).toEqual(["set a to 2.5", "a = 2.5"]);
    const clear = made(setValue(SEED_WORK, "a", null, OPS));
    expect([clear.name, leaves(clear.sketch)[0]]).toEqual(["clear a", 'a = "_"']);
  });

  test("takes no tensor that its numbers do not fill, and only leaves take any", () => {
    const tensor = { shape: [2, 2], data: [1, 2, 3] };
    expect(refusedBy(setValue(SEED_WORK, "a", tensor, OPS))).toContain("as many numbers as");
    expect(refusedBy(setValue(SEED_WORK, "x", 1, OPS))).toBe(
      "x is computed from what it reads; only a leaf is given a number",
    );
  });

  test("is of one kind or another", () => {
    const edit = made(setKind(SEED_WORK, "a", "parameter", OPS));
    expect(nodeIn(edit, "a")).toEqual({ id: "a", op: "parameter", value: -1 });
    expect(refusedBy(setKind(SEED_WORK, "a", "input", OPS))).toContain("already");
    expect(refusedBy(setKind(SEED_WORK, "f", "input", OPS))).toContain("only a leaf");
  });
});

test("the output is another node", () => {
  expect(made(setOutput(SEED_WORK, "x")).sketch.output).toBe("x");
  expect(refusedBy(setOutput(SEED_WORK, "f"))).toBe("f is the output already");
  expect(refusedBy(setOutput(SEED_WORK, "gone"))).toContain("there is no node 'gone'");
});

describe("a duplicate", () => {
  const drawn = new Map([["x", { x: 100, y: 50 }]]);
  const edit = made(duplicate(SEED_WORK, ["f", "x"], { x: 10, y: 20 }, drawn, OPS));

  test("reads its fellow copies, and else what the original reads", () => {
    expect(uses(edit.sketch).slice(3)).toEqual(["x1 = add(a, b)", "f1 = mul(x1, y)"]);
    expect(edit.name).toBe("duplicate 2 nodes");
    expect(edit.sketch.output).toBe("f");
  });

  test("stands beside the original, and is selected", () => {
    expect(edit.rest?.places).toEqual({ x1: { x: 110, y: 70 } });
    expect(edit.selected).toEqual(["x1", "f1"]);
  });

  test("is in its original's group, or in a new one where all of a group is duplicated", () => {
    const groups = { x: "layer1/sum", a: "layer1", y: "other" };
    const work = workOf(SEED_WORK.document.source, { groups });
    const copies = made(duplicate(work, ["x", "b"], { x: 0, y: 0 }, drawn, OPS));
    expect(copies.rest?.groups).toEqual({ ...groups, x1: "layer1/sum2" });
    const whole = made(duplicate(work, ["x", "a"], { x: 0, y: 0 }, drawn, OPS));
    expect(whole.rest?.groups).toEqual({ ...groups, x1: "layer2/sum", a1: "layer2" });
  });

  test("of 10,000 nodes with numbers for names gives each a name of its own", () => {
    const nodes = Array.from({ length: 10_000 }, (_, i) => ({
      id: `n${i}`,
      op: "input",
      value: 1,
    }));
    const work = { ...SEED_WORK, sketch: { nodes, output: "n0" } };
    const copies = made(
      duplicate(
        work,
        nodes.map(({ id }) => id),
        { x: 0, y: 0 },
        drawn,
        OPS,
      ),
    );
    expect(new Set(copies.sketch.nodes.map(({ id }) => id)).size).toBe(20_000);
  });
});

describe("taking a node out", () => {
  test("lets its readers read its first input", () => {
    const work = workOf("y = tanh(x)\nz = exp(y)\nf = z * y");
    expect(uses(made(bypass(work, ["y"])).sketch)).toEqual(["z = exp(x)", "f = mul(z, x)"]);
    expect(uses(made(bypass(work, ["z", "y"])).sketch)).toEqual(["f = mul(x, x)"]);
    expect(made(bypass(work, ["f"])).sketch.output).toBe("z");
  });

  test("is refused for what reads nothing", () => {
    expect(refusedBy(bypass(SEED_WORK, ["a"]))).toContain("a reads nothing");
  });

  test("out of a circle leaves an open port", () => {
    const work = workOf("y = tanh(z)\nz = tanh(y)\nf = y + a");
    expect(uses(made(bypass(work, ["y", "z"])).sketch)).toEqual(["f = add(_, a)"]);
  });
});
