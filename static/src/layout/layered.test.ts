import { describe, expect, test } from "vitest";
import { pointAt } from "./curve";
import { layered } from "./layered";
import { edgeKey, type Point } from "./layout";
import { at, edgesOf, looseEnds, overlaps, trespasses } from "./sample_checks";
import { node, SAMPLES, SEED_GRAPH } from "./sample_graphs";

/** The edges that turn back, by sample; every other sample has none. */
const CLOSING: Readonly<Record<string, readonly string[]>> = { "a cycle": ["b:b:1", "c:a:0"] };

describe.each(Object.entries(SAMPLES))("%s", (name, nodes) => {
  const layout = layered(nodes);

  test("every node has a place within the drawing", () => {
    for (const { id, width, height } of nodes) {
      const { x, y } = at(layout.positions, id);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(layout.width + 0.01);
      expect(y + height).toBeLessThanOrEqual(layout.height + 0.01);
    }
  });

  test("no two nodes overlap", () => {
    expect(overlaps(nodes, layout)).toEqual([]);
  });

  test("edges lead from left to right across a gap, but for those that close a cycle", () => {
    const byId = new Map(nodes.map((each) => [each.id, each]));
    const back = edgesOf(nodes).filter(({ from, to }) => {
      const right = at(layout.positions, from).x + at(byId, from).width;
      return at(layout.positions, to).x - right < 95.9;
    });
    const keys = back.map(({ from, to, slot }) => edgeKey(from, to, slot));
    expect(keys.sort()).toEqual(CLOSING[name] ?? []);
  });

  test("each edge runs from the output port to the port of its slot, in one piece", () => {
    expect(looseEnds(nodes, layout)).toEqual([]);
  });

  test("no route passes through a node", () => {
    expect(trespasses(nodes, layout)).toEqual([]);
  });

  test("the same nodes give the same drawing", () => {
    expect(layered(structuredClone(nodes))).toEqual(layout);
  });
});

describe("the seed graph f = (a + b)(b + c)", () => {
  const { positions, width, height } = layered(SEED_GRAPH);
  const place = (id: string): Point => at(positions, id);

  test("has its inputs in one column, from the top in order", () => {
    expect(["a", "b", "c"].map(place)).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 100 },
      { x: 0, y: 200 },
    ]);
  });

  test("has x above y between the inputs", () => {
    expect([place("x"), place("y")]).toEqual([
      { x: 224, y: 50 },
      { x: 224, y: 150 },
    ]);
  });

  test("ends in f, at the right and centred", () => {
    expect(place("f")).toEqual({ x: 448, y: 100 });
    expect([width, height]).toEqual([576, 260]);
  });
});

test("the empty graph gives an empty drawing", () => {
  const { positions, width, height } = layered([]);
  expect([positions.size, width, height]).toEqual([0, 0, 0]);
});

test("an input that names no node is left out", () => {
  const layout = layered([node("a"), node("f", "gone", "a")]);
  expect([...layout.curves.keys()]).toEqual(["a:f:1"]);
});

test("an input stands next to its first use", () => {
  const { positions } = layered([...SEED_GRAPH, node("w"), node("g", "f", "w")]);
  expect(at(positions, "w").x).toBe(at(positions, "f").x);
});

test("a subtree of inputs moves with the node that waits for it", () => {
  const { positions } = layered([...SEED_GRAPH, node("w"), node("t", "w"), node("g", "f", "t")]);
  expect(at(positions, "t").x).toBe(at(positions, "f").x);
  expect(at(positions, "w").x).toBe(at(positions, "x").x);
});

test("x*x has two routes that part by more than a label's height", () => {
  const { curves } = layered([node("x"), node("f", "x", "x")]);
  const middles = [0, 1].map((slot) => {
    const [curve] = at(curves, `x:f:${slot}`);
    return curve ? pointAt(curve, 0.5).y : NaN;
  });
  expect((middles[1] ?? 0) - (middles[0] ?? 0)).toBeGreaterThan(22);
});

test("a chain is straight", () => {
  const { height } = layered(SAMPLES["a chain of 1,000"] ?? []);
  expect(height).toBe(60);
});

test("a long edge with room runs level between its two bends", () => {
  const { curves } = layered(SAMPLES["a long skip"] ?? []);
  expect(at(curves, "n0:f:1").length).toBeLessThanOrEqual(3);
});

test("a layout survives a structured clone", () => {
  const layout = layered(SEED_GRAPH);
  expect(structuredClone(layout)).toEqual(layout);
});
