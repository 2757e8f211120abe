import { describe, expect, test } from "vitest";
import { layered } from "./layered";
import { EMPTY, type Layout, type LayoutNode, type Point } from "./layout";
import { randomNumbers, shuffled } from "./random";
import { routesOf } from "./routing";
import { at, looseEnds, trespasses } from "./sample_checks";
import { node, randomGraph, SMALL_SAMPLES, SEED_GRAPH } from "./sample_graphs";

function drawn(nodes: readonly LayoutNode[], places: Readonly<Record<string, Point>>): Layout {
  const positions = new Map(Object.entries(places));
  return { ...EMPTY, positions, curves: routesOf(nodes, positions) };
}

function onGrid(nodes: readonly LayoutNode[], seed: number): Record<string, Point> {
  const random = randomNumbers(seed);
  const columns = Math.ceil(Math.sqrt(nodes.length));
  const cells = shuffled([...nodes.keys()], random);
  return Object.fromEntries(
    nodes.map(({ id }, i) => {
      const cell = cells[i] ?? 0;
      const place = { x: (cell % columns) * 330, y: Math.floor(cell / columns) * 190 };
      return [id, { x: place.x + random() * 80, y: place.y + random() * 60 }];
    }),
  );
}

const PAIR = [node("a"), node("f", "a")];
const WALL = [...PAIR, node("wall")];

test("with nothing in between an edge is one curve", () => {
  const { curves } = drawn(PAIR, { a: { x: 0, y: 0 }, f: { x: 400, y: 100 } });
  expect(at(curves, "a:f:0").length).toBe(1);
});

test.each([-60, -20, 0, 20, 60])("an edge leads around a card in its way, %i px off", (dy) => {
  const places = { a: { x: 0, y: 0 }, wall: { x: 300, y: dy }, f: { x: 600, y: 0 } };
  expect(trespasses(WALL, drawn(WALL, places))).toEqual([]);
});

test("an edge takes the side of a card that is nearer", () => {
  const places = { a: { x: 0, y: 0 }, wall: { x: 300, y: -20 }, f: { x: 600, y: 0 } };
  const below = at(drawn(WALL, places).curves, "a:f:0").flatMap((curve) => [curve[1], curve[7]]);
  expect(Math.max(...below)).toBeGreaterThan(40);
  expect(Math.min(...below)).toBeGreaterThanOrEqual(29.9);
});

describe.each([
  ["on the left", { x: -500, y: 40 }],
  ["above", { x: 10, y: -200 }],
  ["below", { x: -30, y: 300 }],
  ["on the left at the same height", { x: -400, y: 0 }],
  ["a little to the right", { x: 134, y: 90 }],
])("a reader that was put %s", (_, f) => {
  const layout = drawn(PAIR, { a: { x: 0, y: 0 }, f });

  test("is reached from port to port, through neither card", () => {
    expect(looseEnds(PAIR, layout)).toEqual([]);
    expect(trespasses(PAIR, layout)).toEqual([]);
  });

  test("is entered from its left", () => {
    const last = at(layout.curves, "a:f:0").at(-1);
    expect(last?.[4]).toBeLessThanOrEqual(last?.[6] ?? NaN);
    expect(last?.[5]).toBe(last?.[7]);
  });
});

test("an edge that turns back keeps off a card on its way", () => {
  const layout = drawn(WALL, { a: { x: 600, y: 0 }, wall: { x: 300, y: 20 }, f: { x: 0, y: 0 } });
  expect(trespasses(WALL, layout)).toEqual([]);
});

test("an edge that turns back keeps a distance from the cards that it joins", () => {
  const nodes = [...PAIR, node("over"), node("under")];
  const { curves } = drawn(nodes, {
    a: { x: 600, y: 0 },
    over: { x: 300, y: -70 },
    under: { x: 300, y: 70 },
    f: { x: 0, y: 0 },
  });
  const level = at(curves, "a:f:0")[1]?.[1] ?? NaN;
  expect(level <= -8 || level >= 68).toBe(true);
});

test("values that turn back past the same cards run beside each other", () => {
  const nodes = [node("x"), node("y"), node("over"), node("under"), node("f", "x", "y")];
  const { curves } = drawn(nodes, {
    x: { x: 600, y: 60 },
    y: { x: 900, y: 60 },
    over: { x: 300, y: 60 },
    under: { x: 300, y: 130 },
    f: { x: 0, y: 60 },
  });
  const levels = ["x:f:0", "y:f:1"].map((key) => at(curves, key)[1]?.[1] ?? NaN);
  expect(Math.max(...levels)).toBeLessThan(60);
  expect(Math.abs((levels[0] ?? NaN) - (levels[1] ?? NaN))).toBeGreaterThanOrEqual(5);
});

test("a node that reads itself has an edge around itself", () => {
  const nodes = [node("a", "a")];
  const layout = drawn(nodes, { a: { x: 0, y: 0 } });
  expect(looseEnds(nodes, layout)).toEqual([]);
  expect(trespasses(nodes, layout)).toEqual([]);
});

test("two edges between two nodes part", () => {
  const nodes = [node("x"), node("f", "x", "x")];
  const { curves } = drawn(nodes, { x: { x: 0, y: 0 }, f: { x: 300, y: 0 } });
  const [upper, lower] = [at(curves, "x:f:0")[0], at(curves, "x:f:1")[0]];
  expect(lower?.[3]).toBeGreaterThan((upper?.[3] ?? NaN) + 20);
});

test("of edges among cards strewn about hardly one in fifty cannot find its way", () => {
  let [edges, through] = [0, 0];
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const nodes = randomGraph(30, seed);
    const layout = drawn(nodes, onGrid(nodes, seed));
    expect(looseEnds(nodes, layout)).toEqual([]);
    edges += layout.curves.size;
    through += trespasses(nodes, layout).length;
  }
  expect(edges).toBeGreaterThan(150);
  expect(through).toBeLessThanOrEqual(edges / 50);
});

test.each(Object.entries(SMALL_SAMPLES))(
  "where %s is laid out all edges find their ports",
  (_, nodes) => {
    const { positions } = layered(nodes);
    expect(looseEnds(nodes, { ...EMPTY, positions, curves: routesOf(nodes, positions) })).toEqual(
      [],
    );
  },
);

test("for some nodes only their edges are routed, as they are among all", () => {
  const { positions } = layered(SEED_GRAPH);
  const all = routesOf(SEED_GRAPH, positions);
  const some = routesOf(SEED_GRAPH, positions, new Set(["x"]));
  expect([...some.keys()]).toEqual(["a:x:0", "b:x:1", "x:f:0"]);
  for (const [key, route] of some) expect(route).toEqual(at(all, key));
});

test("edges of nodes without a place are left out", () => {
  const places = { a: { x: 0, y: 0 }, x: { x: NaN, y: 0 }, f: { x: 400, y: 0 } };
  const nodes = [node("a", "gone"), node("x", "a"), node("f", "x", "a"), node("g", "a")];
  expect([...drawn(nodes, places).curves.keys()]).toEqual(["a:f:1"]);
});
