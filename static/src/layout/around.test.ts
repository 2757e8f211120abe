import { describe, expect, test } from "vitest";
import { layoutAround } from "./around";
import { layered } from "./layered";
import type { LayoutNode, Point } from "./layout";
import { randomNumbers } from "./random";
import { routesOf } from "./routing";
import { at, boxOf, looseEnds, overlaps, strangers, trespasses } from "./sample_checks";
import { chain, grouped, node, SMALL_SAMPLES, scattered, SEED_GRAPH } from "./sample_graphs";

const NONE = new Map<string, Point>();

const GRAPHS: Readonly<Record<string, readonly LayoutNode[]>> = {
  ...SMALL_SAMPLES,
  "a perceptron in groups": grouped([3, 4, 2]),
  "scattered members": scattered(60, 4),
};

/** Some nodes moved from where they would be, each to a place that no other has. */
function someMoved(
  nodes: readonly LayoutNode[],
  positions: ReadonlyMap<string, Point>,
  part: number,
): Map<string, Point> {
  const random = randomNumbers(11);
  const moved = nodes.filter(() => random() < part);
  return new Map(
    moved.map(({ id }, i) => {
      const { x, y } = at(positions, id);
      return [id, { x: x + Math.round(random() * 300 - 150), y: y + i * 200 - 400 }];
    }),
  );
}

/** Pairs of nodes that overlap though a person placed at most one of them. */
function ownOverlaps(nodes: readonly LayoutNode[], placed: ReadonlyMap<string, Point>): string[] {
  const layout = layoutAround(nodes, placed);
  return overlaps(nodes, layout).filter(
    (pair) => !pair.split(" and ").every((id) => placed.has(id)),
  );
}

describe.each(Object.entries(GRAPHS))("%s", (_, nodes) => {
  const base = layered(nodes);
  const moved = (part: number) => someMoved(nodes, base.positions, part);

  test("is as ever with nothing placed", () => {
    expect(layoutAround(nodes, NONE)).toEqual(base);
  });

  test.each([0.1, 0.5, 0.9])("with %f of it placed has these where they were put", (part) => {
    const placed = moved(part);
    const { positions } = layoutAround(nodes, placed);
    expect(positions.size).toBe(nodes.length);
    for (const [id, place] of placed) expect(positions.get(id)).toEqual(place);
  });

  test.each([0.1, 0.5, 0.9])("with %f of it placed has nothing laid over anything", (part) => {
    expect(ownOverlaps(nodes, moved(part))).toEqual([]);
  });

  test.each([0.1, 0.5, 1])("with %f of it placed has edges from port to port", (part) => {
    const layout = layoutAround(nodes, moved(part));
    expect(looseEnds(nodes, layout)).toEqual([]);
  });

  test("is laid out around others the same again", () => {
    const placed = moved(0.5);
    expect(layoutAround(structuredClone(nodes), placed)).toEqual(layoutAround(nodes, placed));
  });

  test("is only routed when all of it is placed", () => {
    const placed = moved(2);
    const { positions, curves } = layoutAround(nodes, placed);
    expect(positions).toEqual(placed);
    expect(curves).toEqual(routesOf(nodes, placed));
  });
});

const { positions: SEED_PLACES } = layered(SEED_GRAPH);

test("when one node is moved the others stay", () => {
  const placed = new Map([["f", { x: 700, y: 400 }]]);
  const { positions, curves } = layoutAround(SEED_GRAPH, placed);
  for (const id of ["a", "b", "c", "x", "y"]) {
    expect(positions.get(id)).toEqual(SEED_PLACES.get(id));
  }
  const before = layered(SEED_GRAPH).curves;
  for (const key of ["a:x:0", "b:x:1", "b:y:0", "c:y:1"]) {
    expect(curves.get(key)).toEqual(before.get(key));
  }
});

test("a node laid onto another moves that aside", () => {
  const placed = new Map([["f", { x: 220, y: 60 }]]);
  const { positions } = layoutAround(SEED_GRAPH, placed);
  expect(positions.get("a")).toEqual(SEED_PLACES.get("a"));
  expect(positions.get("x")).not.toEqual(SEED_PLACES.get("x"));
  expect(ownOverlaps(SEED_GRAPH, placed)).toEqual([]);
});

test("a route gives way to a card laid onto it", () => {
  const nodes = [node("a"), node("f", "a"), { ...node("other"), width: 40 }];
  const roomy = { columnGap: 300 };
  const { positions } = layered(nodes, roomy);
  const a = at(positions, "a");
  const placed = new Map([["other", { x: a.x + 128 + 130, y: a.y }]]);
  const layout = layoutAround(nodes, placed, roomy);
  expect(layout.positions.get("f")).toEqual(positions.get("f"));
  expect(trespasses(nodes, layout)).toEqual([]);
});

const SHIFTED = new Map(
  [...SEED_PLACES].map(([id, { x, y }]) => [id, { x: x + 5000, y: y - 3000 }]),
);

test("a new reader stands to the right of what it reads, and near", () => {
  const nodes = [...SEED_GRAPH, node("g", "f", "a")];
  const layout = layoutAround(nodes, SHIFTED);
  const f = boxOf(node("f"), layout);
  const g = at(layout.positions, "g");
  expect(g.x).toBeGreaterThan(f.x + f.width);
  expect(Math.hypot(g.x - f.x - f.width, g.y - f.y)).toBeLessThan(300);
});

test("a new input stands to the left of what reads it, and near", () => {
  const nodes = [node("w"), ...SEED_GRAPH.slice(0, 5), node("f", "x", "y", "w")];
  const layout = layoutAround(nodes, SHIFTED);
  const w = boxOf(node("w"), layout);
  const f = at(layout.positions, "f");
  expect(w.x + w.width).toBeLessThan(f.x);
  expect(Math.hypot(f.x - w.x - w.width, f.y - w.y)).toBeLessThan(400);
});

test("a new node between two stands between them where there is room", () => {
  const nodes = [node("a"), node("m", "a"), node("f", "m")];
  const placed = new Map([
    ["a", { x: 3000, y: 1000 }],
    ["f", { x: 3600, y: 1000 }],
  ]);
  const { positions } = layoutAround(nodes, placed);
  const m = at(positions, "m");
  expect(m.x).toBeGreaterThan(3128);
  expect(m.x + 128).toBeLessThan(3600);
  expect(m.y).toBe(1000);
});

test("new nodes that belong together keep their arrangement", () => {
  const nodes = [
    ...SEED_GRAPH,
    ...["g", "h", "i"].map((id, i, ids) => node(id, ids[i - 1] ?? "f")),
  ];
  const { positions } = layoutAround(nodes, SHIFTED);
  const steps = ["f", "g", "h", "i"].map((id) => at(positions, id).x);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  const free = layered(nodes).positions;
  for (const [a, b] of [
    ["g", "h"],
    ["h", "i"],
  ] as const) {
    expect(at(positions, b).x - at(positions, a).x).toBeCloseTo(at(free, b).x - at(free, a).x);
  }
});

test("a few new nodes among many stand beside their neighbours, or below all", () => {
  const { positions } = layered(chain(30));
  const placed = new Map(
    [...positions].map(([id, { x, y }]) => [id, { x: x / 2 + 9000, y: y + ((x / 2) % 900) }]),
  );
  const nodes = [...chain(30), node("g", "n29"), node("alone")];
  const layout = layoutAround(nodes, placed);
  const [last, g] = [at(layout.positions, "n29"), at(layout.positions, "g")];
  expect(g.x).toBeGreaterThan(last.x + 128);
  expect(Math.hypot(g.x - last.x - 128, g.y - last.y)).toBeLessThan(250);
  const alone = at(layout.positions, "alone");
  expect(alone.x).toBe(9000);
  expect(alone.y).toBeGreaterThan(Math.max(...[...placed.values()].map(({ y }) => y)));
  expect(looseEnds(nodes, layout)).toEqual([]);
  expect(ownOverlaps(nodes, placed)).toEqual([]);
});

test("new nodes without edges find a free place", () => {
  const nodes = [...SEED_GRAPH, node("alone"), node("too")];
  expect(ownOverlaps(nodes, SEED_PLACES)).toEqual([]);
});

test("a drawing that begins left of or above 0 says so", () => {
  const { x, y, width, height } = layoutAround(SEED_GRAPH, new Map([["a", { x: -900, y: -50 }]]));
  expect([x, y]).toEqual([-900, -50]);
  expect(x + width).toBeGreaterThanOrEqual(576);
  expect(y + height).toBeGreaterThanOrEqual(260);
});

test("places of nodes that do not exist, and places that are none, are passed over", () => {
  const odd = new Map([
    ["gone", { x: 1, y: 1 }],
    ["a", { x: NaN, y: 0 }],
    ["b", { x: 0, y: Infinity }],
  ]);
  expect(layoutAround(SEED_GRAPH, odd)).toEqual(layered(SEED_GRAPH));
});

test("a new node is not put into the box of a group that it is not in", () => {
  const members = chain(6).map((each) => ({ ...each, group: "g" }));
  const nodes = [...members, node("side", "n2")];
  const { positions } = layered(members);
  const { groups, ...layout } = layoutAround(nodes, positions);
  const [g, side] = [at(groups, "g"), boxOf(node("side"), { groups, ...layout })];
  expect(side.y >= g.y + g.height || side.y + side.height <= g.y || side.x > g.x + g.width).toBe(
    true,
  );
});

test("nodes that would stand in the box of a placed group go aside", () => {
  const members = ["g1", "g2"].map((id) => ({ ...node(id), group: "g" }));
  const nodes = [...members, ...chain(12)];
  const placed = new Map([
    ["g1", { x: 600, y: -200 }],
    ["g2", { x: 900, y: 300 }],
  ]);
  const layout = layoutAround(nodes, placed);
  expect(strangers(nodes, layout)).toEqual([]);
});

test("the box of a group follows the member that a person moved", () => {
  const nodes = SEED_GRAPH.map((each) => ({ ...each, group: "all" }));
  const layout = layoutAround(nodes, new Map([["f", { x: 2000, y: 50 }]]));
  const { x, width } = at(layout.groups, "all");
  expect(x + width).toBeGreaterThan(2128);
});
