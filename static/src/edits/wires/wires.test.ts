import { describe, expect, test } from "vitest";

import { OPS } from "../../language/corpus";
import { edgeOf, keyOf } from "../edge";
import { made, refusedBy, SEED_WORK, uses, workOf } from "../sample_work";
import { connect } from "./connect";
import { disconnect } from "./disconnect";
import { insertOnEdge } from "./insert_on_edge";
import { reconnect } from "./reconnect";

describe("connecting", () => {
  test("puts an edge in place of what was in the slot", () => {
    const edit = made(connect(SEED_WORK, "c", "x", 1, OPS));
    expect(uses(edit.sketch)[0]).toBe("x = add(a, c)");
    expect(edit.name).toBe("connect c to x");
  });

  test("names the circle that an edge would close", () => {
    expect(refusedBy(connect(SEED_WORK, "f", "x", 0, OPS))).toBe(
      "f already depends on x: x → f; take this edge away first",
    );
    const longer = workOf("y = tanh(x)\nf = y * a\nx = exp(b)");
    expect(refusedBy(connect(longer, "f", "x", 0, OPS))).toBe(
      "f already depends on x through y: x → y → f; take one of these edges away first",
    );
    expect(refusedBy(connect(SEED_WORK, "x", "x", 0, OPS))).toBe("x cannot read itself");
  });

  test("tells a long circle in short", () => {
    const lines = Array.from({ length: 30 }, (_, i) => `n${i + 1} = tanh(n${i})`);
    const work = workOf(["n0 = exp(a)", ...lines].join("\n"));
    expect(refusedBy(connect(work, "n30", "n0", 0, OPS))).toBe(
      "n30 already depends on n0 through 29 nodes: n0 → n1 → n2 → … → n29 → n30; " +
        "take one of these edges away first",
    );
  });

  test("lets an op of any number of inputs grow by one", () => {
    const work = workOf("y = concat(a, b)\nf = y + c");
    expect(uses(made(connect(work, "c", "y", 2, OPS)).sketch)[0]).toBe("y = concat(a, b, c)");
    expect(refusedBy(connect(work, "c", "y", 3, OPS))).toBe("concat takes at least 1 input (x)");
  });

  test.each([
    ["a", "x", 0, "a is connected there already"],
    ["a", "x", 2, "add takes 2 inputs (a, b)"],
    ["a", "x", -1, "add takes 2 inputs (a, b)"],
    ["a", "x", 0.5, "add takes 2 inputs (a, b)"],
    ["x", "a", 0, "a holds a number and reads nothing; replace it by an op first"],
    ["gone", "x", 0, "there is no node 'gone' here any more"],
    ["a", "gone", 0, "there is no node 'gone' here any more"],
  ])("%s to slot %s %s is refused", (from, to, slot, words) => {
    expect(refusedBy(connect(SEED_WORK, from, to, slot, OPS))).toBe(words);
  });
});

describe("disconnecting", () => {
  test("opens the slot", () => {
    const edit = made(disconnect(SEED_WORK, "x", 0, OPS));
    expect(uses(edit.sketch)[0]).toBe("x = add(_, b)");
    expect(edit.name).toBe("disconnect a from x");
  });

  test("takes away a slot that the op does not need", () => {
    const work = workOf("y = concat(a, b, c)");
    expect(uses(made(disconnect(work, "y", 1, OPS)).sketch)).toEqual(["y = concat(a, c)"]);
    expect(uses(made(disconnect(workOf("y = concat(a)"), "y", 0, OPS)).sketch)).toEqual([
      "y = concat(_)",
    ]);
    expect(uses(made(disconnect(workOf("y = add(a, b, c)"), "y", 0, OPS)).sketch)).toEqual([
      "y = add(b, c)",
    ]);
  });

  test("is refused where nothing is connected", () => {
    const open = workOf("x = a + _");
    expect(refusedBy(disconnect(open, "x", 1, OPS))).toBe("nothing is connected there");
    expect(refusedBy(disconnect(open, "x", 7, OPS))).toBe("x has no such port");
  });
});

describe("reconnecting", () => {
  const edge = { from: "b", to: "x", slot: 1 };

  test("takes another source", () => {
    const edit = made(reconnect(SEED_WORK, edge, { from: "c" }, OPS));
    expect(uses(edit.sketch)[0]).toBe("x = add(a, c)");
    expect(edit.name).toBe("connect c to x instead of b");
  });

  test("takes another port, and opens the one it left", () => {
    const edit = made(reconnect(SEED_WORK, edge, { to: "f", slot: 1 }, OPS));
    expect(uses(edit.sketch)).toEqual(["x = add(a, _)", "y = add(b, c)", "f = mul(x, b)"]);
    expect(edit.name).toBe("connect b to f instead of x");
  });

  test("within one op of any number of inputs closes the gap", () => {
    const work = workOf("y = concat(a, b, c)");
    const end = { to: "y", slot: 2 };
    const edit = made(reconnect(work, { from: "a", to: "y", slot: 0 }, end, OPS));
    expect(uses(edit.sketch)).toEqual(["y = concat(b, a)"]);
  });

  test("is refused for a circle, and for an edge that is gone", () => {
    expect(refusedBy(reconnect(SEED_WORK, edge, { from: "f" }, OPS))).toContain("already depends");
    const gone = { from: "c", to: "x", slot: 1 };
    expect(refusedBy(reconnect(SEED_WORK, gone, { from: "a" }, OPS))).toContain("no edge c → x");
    expect(refusedBy(reconnect(SEED_WORK, edge, { from: "b" }, OPS))).toContain("already");
    expect(refusedBy(reconnect(SEED_WORK, edge, { to: "x", slot: 1 }, OPS))).toContain("already");
  });
});

describe("inserting on an edge", () => {
  const edge = { from: "x", to: "f", slot: 0 };

  test("stands between the two", () => {
    const edit = made(insertOnEdge(SEED_WORK, "tanh", edge, { x: 4, y: 8 }, OPS));
    expect(uses(edit.sketch)).toEqual([
      "x = add(a, b)",
      "y = add(b, c)",
      "f = mul(y1, y)",
      "y1 = tanh(x)",
    ]);
    expect(edit.name).toBe("insert tanh on x → f");
    expect(edit.rest?.places).toEqual({ y1: { x: 4, y: 8 } });
  });

  test("leaves the other slots of the new op open", () => {
    const edit = made(insertOnEdge(SEED_WORK, "add", edge, null, OPS));
    expect(uses(edit.sketch).at(-1)).toBe("y1 = add(x, _)");
    expect(edit.rest).toBeUndefined();
  });

  test("is refused for a leaf, and on an edge that is gone", () => {
    expect(refusedBy(insertOnEdge(SEED_WORK, "input", edge, null, OPS))).toContain("reads nothing");
    const gone = { from: "a", to: "f", slot: 0 };
    expect(refusedBy(insertOnEdge(SEED_WORK, "tanh", gone, null, OPS))).toContain("no edge a → f");
  });
});

test("an edge and its key are one", () => {
  const edge = { from: "x.1", to: "f", slot: 12 };
  expect(edgeOf(keyOf(edge))).toEqual(edge);
  expect(["x", "x:f", "x:f:", "x:f:-1", "a:b:c:1", ":f:0"].map(edgeOf)).toEqual(
    Array(6).fill(null),
  );
});
