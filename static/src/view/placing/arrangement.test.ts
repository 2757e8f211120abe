import { expect, test } from "vitest";
import { pictureOf, UNFINISHED } from "../sample_picture";
import { Arranger } from "./arranger";
import { arrangementsOf, cardBox } from "./arrangement";
import { meet } from "./rect";

const DESK = { width: 1280, height: 720 };
const PHONE = { width: 375, height: 500 };

test("with nothing placed the arrangement suits the screen", async () => {
  const { suiting } = await arrangementsOf(pictureOf(UNFINISHED));
  expect(suiting(DESK).style).toBe("wide");
  expect(suiting(PHONE).style).toBe("tall");
});

test("an open slot has its port, and no edge", async () => {
  const { geometry } = (await arrangementsOf(pictureOf(UNFINISHED))).suiting(DESK);
  expect([...geometry.edges.keys()].sort()).toEqual(["a:x:0", "b:x:1", "b:y:0", "x:f:0", "y:f:1"]);
});

test.each(["wide", "tall", "rising"] as const)(
  "in style %s what was placed stays where it was put, and the rest stands clear of it",
  async (style) => {
    const places = { a: { x: -500, y: 40 }, f: { x: 300.5, y: -70 } };
    const arranged = await arrangementsOf(pictureOf(UNFINISHED, { places, style }));
    const arrangement = arranged.suiting(PHONE);
    const { cards } = arrangement.geometry;
    expect([arrangement.style, cards.get("a"), cards.get("f")]).toEqual([
      style,
      places.a,
      places.f,
    ]);
    const boxes = UNFINISHED.flatMap(({ id }) => cardBox(id, arrangement) ?? []);
    for (const [i, box] of boxes.entries()) {
      expect(boxes.slice(i + 1).filter((other) => meet(box, other))).toEqual([]);
    }
  },
);

test("in the rising style edges go up from the top of a card to the foot of the next", async () => {
  const places = { a: { x: 0, y: 200 }, x: { x: 90, y: 0 } };
  const arranged = await arrangementsOf(pictureOf(UNFINISHED, { places, style: "rising" }));
  const { edges } = arranged.suiting(DESK).geometry;
  const curves = edges.get("a:x:0") ?? [];
  const [first, last] = [curves[0], curves.at(-1)];
  expect([first?.[0], first?.[1]]).toEqual([80, 200]);
  expect(last?.[6]).toBeCloseTo(90 + 160 / 3);
  expect(last?.[7]).toBe(76);
});

test("ids that every object has are names like others", async () => {
  const node = { id: "constructor", op: "input", value: 1 };
  const nodes = [node, ...UNFINISHED];
  const { geometry, style } = (await arrangementsOf(pictureOf(nodes))).suiting(PHONE);
  expect(geometry.cards.has("constructor")).toBe(true);
  expect(style).toBe("tall");
});

test("a picture whose places cannot have changed is not laid out again", async () => {
  const arranger = new Arranger();
  const first = await arranger.arrange(pictureOf(UNFINISHED));
  const marks = [{ node: "y", slot: 1, message: "nothing is connected to b" }];
  expect(await arranger.arrange(pictureOf(UNFINISHED, { marks }))).toBe(first);
  const places = { a: { x: 1, y: 2 } };
  expect(await arranger.arrange(pictureOf(UNFINISHED, { places }))).not.toBe(first);
});

test("a long chain of closed groups has the shape of a screen", async () => {
  const nodes = Array.from({ length: 200 }, (_, i) => ({
    id: `group/layer ${i}`,
    op: "group",
    inputs: i === 0 ? [] : [`group/layer ${i - 1}`],
  }));
  const { area } = (await arrangementsOf(pictureOf(nodes))).suiting(DESK).geometry;
  expect(area.width / area.height).toBeGreaterThan(1);
  expect(area.width / area.height).toBeLessThan(3);
});
