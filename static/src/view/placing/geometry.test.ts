import { expect, test } from "vitest";
import { layered } from "../../layout";
import { SEED_GRAPH, node } from "../../layout/sample_graphs";
import { between, eased, geometryOf, samePlaces, transposed } from "./geometry";

const SEED = geometryOf(layered(SEED_GRAPH));
const GROWN = geometryOf(layered([...SEED_GRAPH, node("g", "f", "a")]));

test("half way, everything that stays is half way", () => {
  const half = between(SEED, GROWN, 0.5);
  const [was, is, at] = [SEED, GROWN, half].map(({ cards }) => cards.get("b"));
  expect(at?.y).toBeCloseTo(((was?.y ?? NaN) + (is?.y ?? NaN)) / 2);
});

test("what is new stands at its place from the start", () => {
  expect(between(SEED, GROWN, 0.1).cards.get("g")).toEqual(GROWN.cards.get("g"));
});

test("the end of the way is the arrangement itself", () => {
  expect(between(SEED, GROWN, 1)).toBe(GROWN);
});

test("edges stay whole on the way, even where their pieces differ in number", () => {
  const long = geometryOf(layered([...SEED_GRAPH, node("g", "f"), node("h", "g", "a")]));
  const near = geometryOf(layered([node("a"), node("g"), node("h", "g", "a")]));
  const curves = between(near, long, 0.3).edges.get("a:h:1") ?? [];
  for (const [i, curve] of curves.entries()) {
    const next = curves[i + 1];
    if (!next) continue;
    expect(next[0]).toBeCloseTo(curve[6]);
    expect(next[1]).toBeCloseTo(curve[7]);
  }
  expect(curves.length).toBeGreaterThan(0);
});

test("turning a drawing twice gives it back", () => {
  expect(samePlaces(transposed(transposed(SEED)), SEED)).toBe(true);
  expect(transposed(SEED).area.width).toBe(SEED.area.height);
});

test("easing begins at 0, ends at 1 and never turns back", () => {
  const steps = Array.from({ length: 11 }, (_, i) => eased(i / 10));
  expect([steps[0], steps[10]]).toEqual([0, 1]);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
});
