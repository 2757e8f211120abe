import { describe, expect, test } from "vitest";

import { read } from "../../language";
import { OPS } from "../../language/corpus";
import type { Edit, Refusal, Work } from "../../model/edit";
import { leaves, made, refusedBy, SEED_WORK, uses, workOf } from "../sample_work";
import { copied } from "./copied";
import { pasted } from "./pasted";

const EMPTY = workOf("");

function paste(
  work: Work,
  text: string,
  at: { x: number; y: number } | null = null,
): Edit | Refusal {
  return pasted(work, text, at, (source) => read(source, {}, OPS), OPS);
}

/** A graph as JSON text, of one node more than the leaf a. */
const graphOf = (node: object): string =>
  JSON.stringify({ nodes: [{ id: "a", op: "input", value: 1 }, node], output: "a" });

describe("what is copied and pasted", () => {
  test("comes into an empty page as it was", () => {
    const edit = made(paste(EMPTY, copied(SEED_WORK, ["a", "b", "c", "x", "y", "f"])));
    expect(edit.sketch).toEqual(SEED_WORK.sketch);
    expect(edit.name).toBe("paste 6 nodes");
    expect(edit.selected).toEqual(["a", "b", "c", "x", "y", "f"]);
  });

  test("is given names that are free, its edges staying", () => {
    const edit = made(paste(SEED_WORK, copied(SEED_WORK, ["f", "x", "a"])));
    expect(uses(edit.sketch).slice(3)).toEqual(["x1 = add(a1, b)", "f1 = mul(x1, y)"]);
    expect(leaves(edit.sketch).at(-1)).toBe("a1 = -1");
    expect(edit.sketch.output).toBe("f");
  });

  test("has open ports where what it read is not there", () => {
    const edit = made(paste(workOf("b = 7"), copied(SEED_WORK, ["x"])));
    expect(uses(edit.sketch)).toEqual(["x = add(_, b)"]);
  });

  test("keeps tensors, settings, open ports and missing numbers", () => {
    const work = workOf("w = [[1, 2], [3, -0.5]]\ny = sum(w, axis=1)\nz = y + _\nq = _");
    const edit = made(paste(EMPTY, copied(work, ["w", "y", "z", "q"])));
    expect(edit.sketch.nodes).toEqual(work.sketch.nodes);
  });

  test("stands beside what it is a copy of, or where it is put", () => {
    const places = { x: { x: 100, y: 40 }, f: { x: 300, y: 10 } };
    const notes = [{ id: "note-1", text: "here", x: 200, y: 0 }];
    const work = workOf(SEED_WORK.document.source, { places, notes });
    const text = copied(work, ["x", "f", "note-1"]);
    const beside = made(paste(work, text)).rest;
    expect(beside?.places).toEqual({ ...places, x1: { x: 132, y: 72 }, f1: { x: 332, y: 42 } });
    expect(beside?.notes?.[1]).toEqual({ id: "note-2", text: "here", x: 232, y: 32 });
    const there = made(paste(work, text, { x: 0, y: 1000 })).rest;
    expect(there?.places).toMatchObject({ x1: { x: 0, y: 1040 }, f1: { x: 200, y: 1010 } });
    expect(made(paste(EMPTY, "y = _", { x: 5, y: 6 })).rest?.places).toEqual({ y: { x: 5, y: 6 } });
  });

  test("brings groups along that it has whole, as groups of their own", () => {
    const groups = { x: "net/sums", y: "net/sums", f: "net", a: "given", b: "given" };
    const work = workOf(SEED_WORK.document.source, { groups });
    const here = made(paste(work, copied(work, ["x", "y", "a"])));
    expect(here.rest?.groups).toEqual({ ...groups, x1: "sums", y1: "sums" });
    const all = made(paste(work, copied(work, ["group/net"])));
    expect(all.rest?.groups).toEqual({ ...groups, x1: "net2/sums", y1: "net2/sums", f1: "net2" });
  });

  test("of notes alone are notes", () => {
    const notes = [{ id: "n1", text: "here", x: 0, y: 0 }];
    const work = workOf("f = a + b", { notes });
    expect(made(paste(EMPTY, copied(work, ["n1"]))).name).toBe("paste note-1");
  });
});

describe("a graph as the API has it", () => {
  test("is pasted with its groups and layout", () => {
    const nodes = [
      {
        id: "layer1/w",
        op: "parameter",
        value: [
          [1, 2],
          [3, "-Infinity"],
        ],
        group: "layer1",
      },
      { id: "h", op: "leaky_relu", inputs: ["layer1/w"], attrs: { slope: 0.2 }, group: "layer1/n" },
    ];
    const text = JSON.stringify({ graph: { nodes, output: "h", layout: { h: [3, 4] } } });
    const edit = made(paste(EMPTY, text));
    expect(edit.sketch).toEqual({
      nodes: [
        {
          id: "layer1_w",
          op: "parameter",
          value: { shape: [2, 2], data: [1, 2, 3, "-Infinity"] },
        },
        { id: "h", op: "leaky_relu", inputs: ["layer1_w"], attrs: { slope: 0.2 } },
      ],
      output: "h",
    });
    expect(edit.rest).toEqual({
      groups: { layer1_w: "layer1", h: "layer1/n" },
      places: { h: { x: 35, y: 36 } },
      notes: [],
    });
  });

  test("has open ports where it has too few inputs", () => {
    expect(uses(made(paste(EMPTY, graphOf({ id: "y", op: "add", inputs: ["a"] }))).sketch)).toEqual(
      ["y = add(a, _)"],
    );
  });
});

describe("an expression", () => {
  test("is pasted with what it makes, reading what is here by name", () => {
    const edit = made(paste(SEED_WORK, "g = tanh(f * w) + x"));
    expect(uses(edit.sketch).slice(3)).toEqual([
      "t1 = mul(f, w)",
      "t2 = tanh(t1)",
      "g = add(t2, x)",
    ]);
    expect(leaves(edit.sketch).slice(3)).toEqual(["w = 1"]);
  });

  test("that cannot be read is refused in the reader's words", () => {
    const { faults } = read("g = tanh(", {}, OPS);
    expect(refusedBy(paste(SEED_WORK, "g = tanh("))).toBe(faults[0]?.message);
  });

  test("of what is here already has nothing in it", () => {
    expect(refusedBy(paste(SEED_WORK, "f"))).toContain("nothing in it that is not here already");
  });
});

describe("from outside", () => {
  test.each([
    ["", "there is nothing to paste"],
    ["  \n", "there is nothing to paste"],
    ["{", "broken off or misspelt"],
    ["{}", 'no list of "nodes"'],
    ['{"nodes": {"length": 3}}', 'no list of "nodes"'],
    ['{"nodes": []}', "there are no nodes in it"],
    ['{"nodes": [null]}', "node 1 of it is no node"],
    ['{"nodes": [{"op": "input"}]}', "node 1 of it has no id"],
    ['{"nodes": [{"id": "", "op": "input"}]}', "node 1 of it has no id"],
    ['{"nodes": [{"id": 7, "op": "input"}]}', "node 1 of it has no id"],
    [
      graphOf({ id: "y".repeat(101), op: "input" }),
      "node 2 of it has no id of 1 to 100 characters",
    ],
    [graphOf({ id: "a", op: "input" }), "two nodes of it are called 'a'"],
    [graphOf({ id: "y" }), "node 'y' does not say which op it is"],
    [graphOf({ id: "y", op: "sigmoyd" }), "did you mean 'sigmoid'?"],
    [graphOf({ id: "y", op: "__proto__" }), "there is no op '__proto__'"],
    [graphOf({ id: "y", op: "tanh", inputs: "a" }), "the inputs of node 'y' are no list"],
    [graphOf({ id: "y", op: "tanh", inputs: [1] }), "the inputs of node 'y' are no ids"],
    [graphOf({ id: "y", op: "tanh", inputs: ["a", "a"] }), "has 2 inputs; tanh takes 1 input (x)"],
    [graphOf({ id: "y", op: "input", inputs: ["a"] }), "has inputs; input takes none"],
    [graphOf({ id: "y", op: "tanh", value: 1 }), "has a value; tanh computes its own"],
    [graphOf({ id: "y", op: "input", value: "1" }), "is no number and no tensor"],
    [graphOf({ id: "y", op: "input", value: [[1, 2], [3]] }), "is no number and no tensor"],
    [graphOf({ id: "y", op: "input", value: [] }), "is no number and no tensor"],
    [graphOf({ id: "y", op: "input", value: { shape: [-1, -1], data: [1] } }), "no tensor of numb"],
    [graphOf({ id: "y", op: "input", value: [[[[[[[[[1]]]]]]]]] }), "is no number and no tensor"],
    ['{"nodes": [{"id": "a", "op": "input", "value": 1e999}]}', "is no number and no tensor"],
    [
      graphOf({ id: "y", op: "elu", inputs: ["a"], attrs: { alpha: "1" } }),
      "alpha of elu is a number",
    ],
    [graphOf({ id: "y", op: "elu", inputs: ["a"], attrs: { beta: 1 } }), "has no setting 'beta'"],
    [
      graphOf({ id: "y", op: "elu", inputs: ["a"], attrs: [1] }),
      "the attrs of node 'y' are no obj",
    ],
    [graphOf({ id: "y", op: "tanh", inputs: ["y"] }), "in a circle: y → y"],
  ])("%s is refused", (text, words) => {
    expect(refusedBy(paste(SEED_WORK, text))).toContain(words);
  });

  test("a circle is told from node to node", () => {
    const nodes = [
      { id: "p", op: "tanh", inputs: ["q"] },
      { id: "q", op: "tanh", inputs: ["r"] },
      { id: "r", op: "tanh", inputs: ["p"] },
    ];
    expect(refusedBy(paste(EMPTY, JSON.stringify({ nodes })))).toMatch(/circle: (. → ){3}./);
  });

  test("too many nodes, and too long a text, are refused before they are looked into", () => {
    const nodes = Array<object>(100_001).fill({});
    expect(refusedBy(paste(EMPTY, JSON.stringify({ nodes })))).toBe(
      "that would make 100,001 nodes; a graph has at most 100,000",
    );
    expect(refusedBy(paste(EMPTY, "x".repeat(16_000_001)))).toContain("too long");
  });

  test("a million brackets are refused, and do no harm", () => {
    const deep = `{"nodes": [{"id": "a", "op": "input", "value": ${"[".repeat(1e6)}`;
    expect(refusedBy(paste(EMPTY, `${deep}${"]".repeat(1e6)}}]}`))).toContain("no tensor");
    expect(refusedBy(paste(EMPTY, deep))).toContain("broken off");
  });

  test("names that the text would spell alike are told apart, and a free one stays", () => {
    const nodes = ["w/1", "w.1", "w_1"].map((id) => ({ id, op: "input", value: 1 }));
    const edit = made(paste(EMPTY, JSON.stringify({ nodes })));
    expect(edit.selected).toEqual(["w_2", "w_3", "w_1"]);
  });

  test("markup becomes a name, and nothing else", () => {
    const id = "<img src=x onerror=alert(1)>";
    const edit = made(paste(EMPTY, graphOf({ id, op: "tanh", inputs: [id.slice(0, 4)] })));
    expect(uses(edit.sketch)).toEqual(["img_src_x_onerror_alert_1 = tanh(_)"]);
    const shown = refusedBy(paste(EMPTY, graphOf({ id, op: "tanh", value: 1 })));
    expect(shown).toContain("'<img src=x onerror=alert(1)>'");
  });

  test("what every object has cannot be changed", () => {
    const text =
      '{"__proto__": {"evil": 1}, "nodes": [{"id": "__proto__", "op": "input", "value": 2,' +
      ' "__proto__": {"evil": 1}}, {"id": "constructor", "op": "tanh", "inputs": ["__proto__"]}],' +
      ' "places": {"__proto__": {"x": 1, "y": 2}}, "groups": {"__proto__": "g"}}';
    const edit = made(paste(EMPTY, text));
    expect(uses(edit.sketch)).toEqual(["constructor = tanh(__proto__)"]);
    expect(Object.entries(edit.rest?.groups ?? {})).toEqual([["__proto__", "g"]]);
    expect(({} as Record<string, unknown>).evil).toBeUndefined();
  });

  test("places, groups and notes that make no sense are left out", () => {
    const text = JSON.stringify({
      nodes: [{ id: "a", op: "input", value: 1 }],
      places: { a: { x: 1e9, y: 0 }, b: { x: 0, y: 0 } },
      groups: { a: "p//q", b: "r" },
      notes: [{ id: 1 }, "note", { id: "n", text: "<b>", x: 0, y: 0 }],
    });
    expect(made(paste(EMPTY, text)).rest).toEqual({
      places: {},
      groups: {},
      notes: [{ id: "note-1", text: "<b>", x: 32, y: 32 }],
    });
  });
});
