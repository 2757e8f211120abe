import { expect, test } from "vitest";
import { arrangementsOf } from "../placing/arrangement";
import { meet } from "../placing/rect";
import { square } from "../sample_large";
import { stockOf } from "../stock";
import { boxAt, cardAt, cardsIn } from "./card_plan";
import { curvesIn, hullOf } from "./edge_plan";
import { planOf } from "./plan";

const SIDE = 12;
const PICTURE = square(SIDE);
const STOCK = stockOf(PICTURE);
const ARRANGED = (await arrangementsOf(PICTURE)).suiting({ width: 1280, height: 720 });
const PLAN = planOf(STOCK, ARRANGED);

test("the cards in an area are all that lie in it, and no others", () => {
  const area = { x: 290, y: 135, width: 700, height: 400 };
  const found = new Set(cardsIn(PLAN.cards, area));
  expect(found.size).toBeGreaterThan(4);
  for (let i = 0; i < PLAN.cards.ids.length; i++) {
    expect(found.has(i)).toBe(meet(boxAt(PLAN.cards, i), area));
  }
});

test("a search ends when enough is found", () => {
  expect(cardsIn(PLAN.cards, ARRANGED.geometry.area, 7)).toHaveLength(7);
});

test("a point hits the card that is there, within its border", () => {
  const { x, y } = boxAt(PLAN.cards, PLAN.cards.numbers.get("n3_4") ?? -1);
  expect(cardAt(PLAN.cards, { x: x + 1, y: y + 1 })).toBe("n3_4");
  expect(cardAt(PLAN.cards, { x: x - 1, y })).toBeNull();
});

test("of two cards on each other a point hits the one that is drawn last", async () => {
  const picture = { ...PICTURE, places: { ...PICTURE.places, n3_4: { x: 0, y: 0 } } };
  const arranged = (await arrangementsOf(picture)).suiting({ width: 1280, height: 720 });
  const { cards } = planOf(stockOf(picture), arranged);
  expect(cardAt(cards, { x: 10, y: 10 })).toBe("n3_4");
});

test("an edge is found wherever it runs, though both its ends lie elsewhere", () => {
  const nodes = PICTURE.sketch.nodes;
  const long = { id: "long", op: "add", inputs: ["n0_0", `n${SIDE - 1}_0`] };
  const picture = { ...PICTURE, sketch: { nodes: [...nodes, long], output: "long" } };
  return arrangementsOf({ ...picture, places: { ...PICTURE.places, long: { x: 4000, y: -400 } } })
    .then((made) => made.suiting({ width: 1280, height: 720 }))
    .then((arranged) => {
      const { edges } = planOf(stockOf(picture), arranged);
      const route = arranged.geometry.edges.get("n0_0:long:0") ?? [];
      const middle = route[Math.floor(route.length / 2)] ?? [0, 0];
      const area = { x: middle[0] - 5, y: middle[1] - 5, width: 10, height: 10 };
      const keys = curvesIn(edges, area).map((i) => edges.keys[edges.edges[i] ?? -1]);
      expect(keys).toContain("n0_0:long:0");
    });
});

test("each edge has all its curves, each with both its cards", () => {
  const { edges, cards } = PLAN;
  expect(edges.keys).toHaveLength(2 * SIDE * (SIDE - 1));
  for (const [i, key] of edges.keys.entries()) {
    const { from, consumer } = STOCK.edges.get(key) ?? {};
    expect(cards.ids[edges.sources[i] ?? -1]).toBe(from);
    expect(cards.ids[edges.consumers[i] ?? -1]).toBe(consumer);
    const [first = 0, end = 0] = edges.firsts.subarray(i, i + 2);
    expect(end - first).toBe(ARRANGED.geometry.edges.get(key)?.length);
    expect([...edges.edges.subarray(first, end)].every((owner) => owner === i)).toBe(true);
    expect(hullOf(edges.curves, first).x).toBeLessThan(edges.curves[8 * first] ?? 0);
  }
});
