import { expect, test } from "vitest";
import { layoutAround } from "./around";
import { layered } from "./layered";
import type { LayoutNode } from "./layout";
import { looseEnds, overlaps } from "./sample_checks";
import { chain, fanIn, node } from "./sample_graphs";

const ring = Array.from({ length: 300 }, (_, i) => node(`n${i}`, `n${(i + 1) % 300}`));
const everyone = Array.from({ length: 60 }, (_, i) => `n${i}`);

/** Graphs that no text gives, but an unfinished drawing or a broken file may. */
const GRAPHS: Readonly<Record<string, readonly LayoutNode[]>> = {
  "a node that reads itself in every slot": [node("a", "a", "a", "a")],
  "a ring of 300": ring,
  "all reading all": everyone.map((id) => node(id, ...everyone)),
  "inputs that name no node": [node("a", "", "gone", "a "), node("b", "gone", "a")],
  "inputs listed many times": [node("a"), node("f", ...Array<string>(200).fill("a"))],
  "ids that look like keys": [
    node("a:b"),
    node("a", "a:b"),
    node("a:b:0", "a", "a:b"),
    node("", "a"),
  ],
  "ids of objects' own": [
    node("__proto__"),
    node("constructor", "__proto__"),
    node("f", "constructor"),
  ],
  "nodes without a size": chain(5).map((each) => ({ ...each, width: 0, height: 0 })),
  "groups named as others": [
    { ...node("g:a"), group: "a" },
    { ...node("a", "g:a"), group: "n:a" },
    { ...node("b", "a", "g:a"), group: "/a//b/" },
    { ...node("c", "b"), group: "///" },
  ],
  "groups 300 deep": chain(300).map((each, i) => {
    return { ...each, group: Array.from({ length: i }, (_, depth) => `g${depth}`).join("/") };
  }),
};

test.each(Object.entries(GRAPHS))("%s can be drawn", (_, nodes) => {
  const layout = layered(nodes);
  expect(overlaps(nodes, layout)).toEqual([]);
  expect(looseEnds(nodes, layout)).toEqual([]);
});

test.each(Object.entries(GRAPHS))("%s can be drawn around a node at an odd place", (_, nodes) => {
  const placed = new Map([[nodes[0]?.id ?? "", { x: -1e7, y: 1e7 }]]);
  const layout = layoutAround(nodes, placed);
  expect(overlaps(nodes, layout)).toEqual([]);
  expect(looseEnds(nodes, layout)).toEqual([]);
});

test("of nodes with one id one is drawn", () => {
  const layout = layered([node("a"), node("a"), node("f", "a")]);
  expect([...layout.positions.keys()]).toEqual(["a", "f"]);
});

/** Milliseconds, for a machine that is busy. */
const PATIENCE = 60_000;

test.each([
  ["a chain", chain(10_000)],
  [
    "a chain whose nodes all read the first",
    chain(10_000).map((each) => ({ ...each, inputs: [...each.inputs, "n0"] })),
  ],
  ["a node that reads 9,999", fanIn(9_999)],
])("%s of 10,000 nodes can be drawn", { timeout: PATIENCE }, (_, nodes) => {
  expect(layered(nodes).positions.size).toBe(10_000);
});

test(
  "a placed chain of 10,000 nodes can be drawn around one that is moved",
  { timeout: PATIENCE },
  () => {
    const nodes = chain(10_000);
    const { positions } = layered(nodes);
    const placed = new Map([...positions, ["n5000", { x: 0, y: 0 }]] as const);
    placed.delete("n7000");
    const layout = layoutAround(nodes, placed);
    expect(layout.positions.get("n5000")).toEqual({ x: 0, y: 0 });
    expect(layout.curves.size).toBe(9_999);
  },
);
