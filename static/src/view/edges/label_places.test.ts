import { expect, test } from "vitest";
import type { FlowStep } from "../../api/contract";
import { layered } from "../../layout";
import { fanIn, SAMPLES } from "../../layout/sample_graphs";
import { geometryOf } from "../placing/geometry";
import { labelPlacer, rectOf } from "./label_places";

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function labelled(name: string) {
  const nodes = SAMPLES[name] ?? [];
  const geometry = geometryOf(layered(nodes, { columnGap: 132 }));
  const flows = new Map<string, FlowStep>();
  for (const key of geometry.edges.keys()) {
    const [to = "", from = "", slot = ""] = key.split(":");
    const amounts = { upstream: 7, local: 2, amount: 14, total: 14 };
    const step = { index: 0, kind: "contribution", from, to, slot: Number(slot) } as const;
    flows.set(key, { ...step, ...amounts });
  }
  const sizes = new Map(nodes.map(({ id, width, height }) => [id, { width, height }]));
  const places = labelPlacer(geometry, sizes).place(flows);
  const rects = [...places].map(([key, place]) => rectOf(place, geometry.edges.get(key) ?? []));
  const cards = nodes.flatMap(({ id, width, height }) => {
    const at = geometry.cards.get(id);
    return at ? [{ ...at, width, height }] : [];
  });
  return { flows, places, rects, cards };
}

test.each(["the seed graph", "a square", "a long skip", "a perceptron", "a random graph of 40"])(
  "labels of %s overlap neither cards nor each other",
  (name) => {
    const { flows, places, rects, cards } = labelled(name);
    expect(places.size).toBe(flows.size);
    for (const [i, rect] of rects.entries()) {
      expect(cards.filter((card) => overlap(rect, card))).toEqual([]);
      expect(rects.slice(i + 1).filter((other) => overlap(rect, other))).toEqual([]);
    }
  },
);

test("where there is room, a label is the whole product", () => {
  const { places } = labelled("the seed graph");
  expect(new Set([...places.values()].map(({ form }) => form))).toEqual(new Set(["line"]));
});

test("every flow has a label, however crowded", () => {
  expect(fanIn(300).length).toBe(301);
  const { flows, places } = labelled("a fan-in of 300");
  expect(places.size).toBe(flows.size);
});
