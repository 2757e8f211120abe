import { describe, expect, test } from "vitest";
import { layered } from "./layered";
import { GROUP_PADDING, type LayoutNode } from "./layout";
import { at, boxOf, looseEnds, overlaps, strangers, trespasses } from "./sample_checks";
import { grouped, node, scattered, SEED_GRAPH } from "./sample_graphs";

const SIX = [0, 1, 2, 3, 4, 5];
const TWELVE = [...SIX, 6, 7, 8, 9, 10, 11];

const GRAPHS: Readonly<Record<string, readonly LayoutNode[]>> = {
  "the seed graph with x in a group": SEED_GRAPH.map((each) =>
    each.id === "x" ? { ...each, group: "sum" } : each,
  ),
  "all in one group": SEED_GRAPH.map((each) => ({ ...each, group: "all" })),
  "a group around two ends of a chain": [
    { ...node("a"), group: "ends" },
    node("b", "a"),
    { ...node("c", "b"), group: "ends" },
  ],
  "two groups that read each other": [
    { ...node("a"), group: "one" },
    { ...node("b", "a", "a"), group: "two" },
    { ...node("c", "b", "a"), group: "one" },
    { ...node("d", "c", "b", "c"), group: "two" },
  ],
  "a value that enters three groups, one in another": [
    node("w"),
    ...["g", "g/h", "i"].flatMap((group, i) => [
      { ...node(`m${i}`, "w"), group },
      { ...node(`n${i}`, `m${i}`, "w"), group },
    ]),
  ],
  "a value that enters a group late and one that leaves it early": [
    node("late"),
    ...[
      ...SIX.map((i) => node(`a${i}`)),
      node("b", ...SIX.map((i) => `a${i}`)),
      node("c", "b", "late"),
      ...SIX.map((i) => node(`d${i}`, "c")),
      node("e", ...SIX.map((i) => `d${i}`)),
      ...TWELVE.map((i) => node(`f${i}`, "e")),
    ].map((each) => ({ ...each, group: "g" })),
    node("out", "c", "e"),
  ],
  "a perceptron in layers and neurons": grouped([3, 4, 2]),
  "scattered members": scattered(40, 1),
  "more of them": scattered(90, 2),
  "still more": scattered(150, 3),
};

describe.each(Object.entries(GRAPHS))("%s", (_, nodes) => {
  const layout = layered(nodes);

  test("has the box of each group around exactly its members", () => {
    expect(layout.groups.size).toBeGreaterThan(0);
    expect(strangers(nodes, layout)).toEqual([]);
  });

  test("has no two nodes that overlap", () => {
    expect(overlaps(nodes, layout)).toEqual([]);
  });

  test("has edges from port to port, through no node", () => {
    expect(looseEnds(nodes, layout)).toEqual([]);
    expect(trespasses(nodes, layout)).toEqual([]);
  });

  test("is drawn within its size", () => {
    const boxes = [...layout.groups.values(), ...nodes.map((each) => boxOf(each, layout))];
    for (const { x, y, width, height } of boxes) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(layout.width + 0.01);
      expect(y + height).toBeLessThanOrEqual(layout.height + 0.01);
    }
  });

  test("is drawn the same again", () => {
    expect(layered(structuredClone(nodes))).toEqual(layout);
  });
});

test("groups in a group do not overlap", () => {
  const { groups } = layered(grouped([3, 4, 2]));
  const neurons = [0, 1, 2, 3].map((i) => at(groups, `h1/${i}`)).sort((a, b) => a.y - b.y);
  for (const [i, { y, height }] of neurons.entries()) {
    expect(neurons[i + 1]?.y ?? Infinity).toBeGreaterThan(y + height);
  }
});

test("a box has room for its title above, and beside its nodes", () => {
  const nodes = [{ ...node("a"), group: "g" }];
  const { groups, positions } = layered(nodes);
  expect(at(positions, "a")).toEqual({ x: GROUP_PADDING.side, y: GROUP_PADDING.top });
  expect(at(groups, "g")).toMatchObject({
    width: 128 + 2 * GROUP_PADDING.side,
    height: 60 + GROUP_PADDING.top + GROUP_PADDING.side,
  });
});

test("groups without nodes of their own have a box around their groups", () => {
  const { groups } = layered([{ ...node("a"), group: "outer/inner" }]);
  expect([...groups.keys()].sort()).toEqual(["outer", "outer/inner"]);
});

test("a node and a group of one name are two things", () => {
  const layout = layered([{ ...node("g"), group: "g" }, node("f", "g")]);
  expect([...layout.positions.keys()]).toEqual(["g", "f"]);
  expect([...layout.curves.keys()]).toEqual(["g:f:0"]);
});

test("what a sum reads stands in the order of its slots in its group too", () => {
  const layout = layered(grouped([2, 1]));
  const ys = ["h1.0.p0", "h1.0.p1", "h1.0.b"].map((id) => at(layout.positions, id).y);
  expect(ys).toEqual(ys.toSorted((a, b) => a - b));
});

test("without groups there are no boxes", () => {
  expect(layered(SEED_GRAPH).groups.size).toBe(0);
});
