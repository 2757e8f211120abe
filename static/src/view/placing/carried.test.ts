import { expect, test } from "vitest";
import { pictureOf, UNFINISHED } from "../sample_picture";
import { arrangementsOf } from "./arrangement";
import { carried } from "./carried";

/** The last edge passes by what is between its ends. */
const NODES = [...UNFINISHED, { id: "g", op: "mul", inputs: ["f", "a"] }];
const { suiting } = await arrangementsOf(pictureOf(NODES));
const WIDE = suiting({ width: 1280, height: 720 });
const placeOf = (id: string) => WIDE.geometry.cards.get(id) ?? { x: NaN, y: NaN };
const shifted = (id: string) => ({ x: placeOf(id).x + 30, y: placeOf(id).y - 500 });

test("edges of a card go along, and the others stay as they are", () => {
  const { cards, edges } = carried(new Map([["x", shifted("x")]]), WIDE);
  const into = edges.get("a:x:0")?.at(-1);
  expect(cards.get("x")).toEqual(shifted("x"));
  expect(into?.[6]).toBeCloseTo(shifted("x").x);
  expect(into?.[7]).toBeGreaterThan(shifted("x").y);
  expect(edges.get("y:f:1")).toBe(WIDE.geometry.edges.get("y:f:1"));
});

test("an edge between two cards that move alike keeps its shape", () => {
  const moved = new Map(["a", "g"].map((id) => [id, shifted(id)]));
  const was = WIDE.geometry.edges.get("a:g:1")?.flat() ?? [];
  const is = carried(moved, WIDE).edges.get("a:g:1")?.flat() ?? [];
  expect(is.map((at, i) => at - (was[i] ?? NaN))).toEqual(
    was.map((_, i) => expect.closeTo(i % 2 === 0 ? 30 : -500) as number),
  );
});

test("a note among what moves is no card", () => {
  const { cards } = carried(new Map([["n1", { x: 0, y: 0 }]]), WIDE);
  expect(cards.has("n1")).toBe(false);
});
