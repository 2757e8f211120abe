import { describe, expect, test } from "vitest";

import type { SketchNode } from "../../model/sketch";
import { SEED_WORK, uses, workOf } from "../sample_work";
import { shownSketch } from "./shown";

const SUMS = { x: "sums", y: "sums" };

describe("with a group closed", () => {
  const shown = shownSketch(SEED_WORK.sketch, SUMS, ["sums"]);

  test("its nodes are one node that reads each outside node once", () => {
    expect(uses(shown.sketch)).toEqual([
      "group/sums = group(a, b, c)",
      "f = mul(group/sums, group/sums)",
    ]);
  });

  test("its box tells how many nodes it holds", () => {
    expect(shown.sketch.nodes.find(({ op }) => op === "group")?.attrs).toEqual({ nodes: 2 });
  });

  test("every edge tells which ones it stands for", () => {
    expect(Object.fromEntries(shown.edges)).toEqual({
      "a:group/sums:0": ["a:x:0"],
      "b:group/sums:1": ["b:x:1", "b:y:0"],
      "c:group/sums:2": ["c:y:1"],
      "group/sums:f:0": ["x:f:0"],
      "group/sums:f:1": ["y:f:1"],
    });
  });

  test("its nodes tell the box they are in", () => {
    expect(Object.fromEntries(shown.memberOf)).toEqual({ x: "group/sums", y: "group/sums" });
  });

  test("it is the output when that is in it", () => {
    expect(shownSketch(SEED_WORK.sketch, { f: "end" }, ["end"]).sketch.output).toBe("group/end");
  });
});

test("without a closed group the sketch is shown as it is", () => {
  expect(shownSketch(SEED_WORK.sketch, SUMS, []).sketch).toBe(SEED_WORK.sketch);
  expect(shownSketch(SEED_WORK.sketch, SUMS, ["others"]).sketch).toBe(SEED_WORK.sketch);
});

test("of closed groups within each other the outermost is shown", () => {
  const groups = { x: "net/layer1", y: "net" };
  const { sketch } = shownSketch(SEED_WORK.sketch, groups, ["net/layer1", "net"]);
  expect(uses(sketch)).toEqual(["group/net = group(a, b, c)", "f = mul(group/net, group/net)"]);
  const inner = shownSketch(SEED_WORK.sketch, groups, ["net/layer1"]).sketch;
  expect(uses(inner)[0]).toBe("group/net%2Flayer1 = group(a, b)".replace("%2F", "/"));
});

test("an edge between two closed groups is one edge", () => {
  const groups = { x: "sums", y: "sums", a: "given", b: "given", c: "given" };
  const { sketch, edges } = shownSketch(SEED_WORK.sketch, groups, ["sums", "given"]);
  expect(uses(sketch)[0]).toBe("group/sums = group(group/given)");
  expect(edges.get("group/given:group/sums:0")).toEqual(["a:x:0", "b:x:1", "b:y:0", "c:y:1"]);
});

test("an edge within a closed group is not shown", () => {
  const { sketch, edges } = shownSketch(SEED_WORK.sketch, { x: "end", f: "end" }, ["end"]);
  expect(uses(sketch)).toEqual(["group/end = group(a, b, y)", "y = add(b, c)"]);
  expect([...edges.values()].flat()).not.toContain("x:f:0");
});

test("two closed groups may read each other", () => {
  const work = workOf("p = tanh(a)\nq = exp(p)\nr = sin(q)\ns = cos(r)");
  const groups = { p: "one", r: "one", q: "two", s: "two" };
  expect(uses(shownSketch(work.sketch, groups, ["one", "two"]).sketch)).toEqual([
    "group/one = group(a, group/two)",
    "group/two = group(group/one)",
  ]);
});

test("open ports stay open, and those within a closed group are not shown", () => {
  const work = workOf("x = a + _\nf = x * _");
  expect(uses(shownSketch(work.sketch, { x: "sum" }, ["sum"]).sketch)).toEqual([
    "group/sum = group(a)",
    "f = mul(group/sum, _)",
  ]);
});

test("100,000 nodes in 1,000 closed groups are shown as 1,000 boxes", () => {
  const nodes = Array.from({ length: 100_000 }, (_, i): SketchNode => {
    if (i < 2) return { id: `n${i}`, op: "input", value: 1 };
    return { id: `n${i}`, op: "add", inputs: [`n${i - 1}`, `n${Math.floor(i / 2)}`] };
  });
  const groups = Object.fromEntries(nodes.map(({ id }, i) => [id, `layer${i % 1000}/unit`]));
  const closed = Array.from({ length: 1000 }, (_, i) => `layer${i}`);
  const shown = shownSketch({ nodes, output: "n99999" }, groups, closed);
  expect(shown.sketch.nodes).toHaveLength(1000);
});
