// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { Drawing } from "./drawing";
import { arrangementsOf } from "./placing/arrangement";
import { square } from "./sample_large";
import { pictureOf, UNFINISHED } from "./sample_picture";

const SCREEN = { width: 1280, height: 720 };

async function large(): Promise<Drawing> {
  const drawing = new Drawing(100);
  const picture = square(12);
  drawing.change(picture, (await arrangementsOf(picture)).suiting(SCREEN));
  drawing.at(1);
  return drawing;
}

function here({ cards, lines }: Drawing): string[] {
  return [...cards.keys(), ...lines.keys()];
}

test("of a large drawing nothing is in the page but what is wanted", async () => {
  const drawing = await large();
  expect(here(drawing)).toEqual([]);
  drawing.cast.want(new Set(["n1_1", "n0_1:n1_1:0"]));
  expect(drawing.cast.fill(Infinity)).toBe(true);
  expect(here(drawing)).toEqual(["n1_1", "n0_1:n1_1:0"]);
  drawing.cast.want(new Set(["n2_2"]));
  drawing.cast.fill(Infinity);
  expect(here(drawing)).toEqual(["n2_2"]);
});

test("what is held stays for as long as there is a reason", async () => {
  const drawing = await large();
  drawing.cast.hold("stop", ["n1_1"]);
  drawing.cast.hold("now", ["n1_1", "n2_2"]);
  drawing.cast.want(new Set());
  expect(here(drawing)).toEqual(["n1_1", "n2_2"]);
  drawing.cast.hold("now", []);
  expect(here(drawing)).toEqual(["n1_1"]);
  drawing.cast.hold("stop", []);
  expect(here(drawing)).toEqual([]);
});

test("what comes into the page is where it belongs, and told of to be painted", async () => {
  const drawing = await large();
  const made = vi.fn();
  drawing.onMade = made;
  drawing.cast.hold("stop", ["n2_3", "nobody"]);
  expect(made.mock.calls).toEqual([["n2_3"]]);
  const { x, y } = drawing.boxOf("n2_3") ?? {};
  const element = drawing.elementOf("n2_3");
  expect(element?.getAttribute("transform")).toBe(`translate(${x} ${y})`);
});

test("when time is up the rest is made later, in the order of the graph all the same", async () => {
  const drawing = await large();
  drawing.cast.want(new Set(["n5_5", "n0_0", "n3_3"]));
  expect(drawing.cast.fill(-1)).toBe(false);
  expect(drawing.cast.fill(Infinity)).toBe(true);
  const parent = drawing.elementOf("n0_0")?.parentElement;
  const order = [...(parent?.children ?? [])].map((each) => each.getAttribute("data-node"));
  expect(order).toEqual(["n0_0", "n3_3", "n5_5"]);
});

test("a small picture after a large one is in the page again, all of it", async () => {
  const drawing = await large();
  const small = pictureOf(UNFINISHED);
  drawing.change(small, (await arrangementsOf(small)).suiting(SCREEN));
  expect([...drawing.cards.keys()]).toEqual(["a", "b", "x", "y", "f"]);
  expect(drawing.lines.size).toBe(5);
});

test("boxes are of all there is, in the page or not", async () => {
  const drawing = await large();
  expect(drawing.boxes().size).toBe(144);
  expect(drawing.has("n11_11")).toBe(true);
  expect(drawing.has("n10_3:n11_3:0")).toBe(true);
  expect(drawing.has("nobody")).toBe(false);
});
