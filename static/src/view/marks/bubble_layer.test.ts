// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Drawing } from "../drawing";
import type { Picture } from "../picture";
import { arrangementsOf } from "../placing/arrangement";
import { pictureOf, UNFINISHED } from "../sample_picture";

const MARKS = [{ node: "y", slot: 1, message: "nothing is connected to b" }];

async function drawn(picture: Picture): Promise<Drawing> {
  const drawing = new Drawing();
  const arrangement = (await arrangementsOf(picture)).suiting({ width: 1280, height: 720 });
  drawing.change(picture, arrangement);
  drawing.at(1);
  return drawing;
}

test("words stand beside the card that they are about, where nothing is covered", async () => {
  const { bubbles } = await drawn(pictureOf(UNFINISHED, { marks: MARKS }));
  const [bubble, another] = bubbles.element.children;
  expect(another).toBeUndefined();
  expect(bubble?.textContent).toBe("nothing is connected to b");
  expect(bubble?.classList.contains("free")).toBe(true);
});

test("where cards leave no room the words wait until they are asked for", async () => {
  const around = [-100, 0, 100].flatMap((y) => [-160, 0, 160].map((x) => ({ x, y })));
  const nodes = around.map((_, i) => ({ id: `n${i}`, op: "input" }));
  const places = Object.fromEntries(around.map((at, i) => [`n${i}`, at]));
  const marks = [{ node: "n4", slot: null, message: "n4 has no number yet" }];
  const { bubbles } = await drawn(pictureOf(nodes, { places, marks }));
  const [bubble] = bubbles.element.children;
  expect([...(bubble?.classList ?? [])]).toEqual(["bubble"]);
  bubbles.call(["n4"]);
  expect(bubble?.classList.contains("called")).toBe(true);
  bubbles.call([]);
  bubbles.select(new Set(["n4"]));
  expect(bubble?.classList.contains("called")).toBe(true);
});

test("a mended node has no words any more", async () => {
  const drawing = await drawn(pictureOf(UNFINISHED, { marks: MARKS }));
  drawing.change(pictureOf(UNFINISHED), drawing.arrangement);
  drawing.at(1);
  expect(drawing.bubbles.element.children).toHaveLength(0);
});
