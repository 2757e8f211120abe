// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Drawing } from "./drawing";
import type { Picture } from "./picture";
import { arrangementsOf } from "./placing/arrangement";
import { pictureOf, UNFINISHED } from "./sample_picture";

const SCREEN = { width: 1280, height: 720 };

async function drawn(picture: Picture, drawing = new Drawing()): Promise<Drawing> {
  drawing.change(picture, (await arrangementsOf(picture)).suiting(SCREEN));
  drawing.at(1);
  return drawing;
}

function ports(drawing: Drawing, id: string): (string | null)[] {
  const found = drawing.cards.get(id)?.element.querySelectorAll("[data-port]") ?? [];
  return [...found].map((port) => port.getAttribute("data-port"));
}

test("every port is there to be pulled at, the output's and the open ones too", async () => {
  const drawing = await drawn(pictureOf(UNFINISHED));
  expect(ports(drawing, "a")).toEqual(["a:out"]);
  expect(ports(drawing, "y")).toEqual(["y:0", "y:1", "y:out"]);
  expect(ports(drawing, "f")).toEqual(["f:0", "f:1", "f:out"]);
});

test("an open port has a name, a connected one has an edge", async () => {
  const { cards, lines } = await drawn(pictureOf(UNFINISHED));
  const open = cards.get("y")?.element.querySelector('[data-port="y:1"]');
  expect(open?.getAttribute("aria-label")).toBe("open port b of y");
  expect([...lines.keys()]).not.toContain("null:y:1");
  expect(lines.size).toBe(5);
});

test("a node that is not finished says why in its name and as data", async () => {
  const marks = [{ node: "y", slot: 1, message: "nothing is connected to b" }];
  const card = (await drawn(pictureOf(UNFINISHED, { marks }))).cards.get("y")?.element;
  expect(card?.getAttribute("aria-label")).toBe(
    "y = b + _, not finished: nothing is connected to b",
  );
  expect(card?.getAttribute("data-fault")).toBe("nothing is connected to b");
  expect(card?.querySelector(".fault-badge")).not.toBeNull();
});

test("a leaf without a number asks for one, and its number is empty", async () => {
  const card = (await drawn(pictureOf(UNFINISHED))).cards.get("b")?.element;
  expect(card?.querySelector(".value")?.textContent).toBe("");
  expect(card?.querySelector(".prompt")?.textContent).toBe("no number yet");
});

test("a closed group is one card under the last part of its path", async () => {
  const group = { id: "group/layer1/neuron3", op: "group", inputs: ["a"] };
  const { cards } = await drawn(pictureOf([{ id: "a", op: "input", value: 1 }, group]));
  const card = cards.get(group.id)?.element;
  expect(card?.querySelector(".symbol")?.textContent).toBe("neuron3");
  expect(card?.querySelectorAll(".under").length).toBeGreaterThan(0);
  expect(card?.getAttribute("aria-label")).toBe("neuron3, closed group");
});

test("what is carried is shown elsewhere, goes back, or stays where it is put down", async () => {
  const notes = [{ id: "n1", text: "why?", x: 0, y: 400 }];
  const drawing = await drawn(pictureOf(UNFINISHED, { notes }));
  const start = drawing.boxes();
  const away = new Map(["x", "n1"].map((id) => [id, { x: 900, y: 900 }]));
  drawing.carry(away);
  expect(drawing.boxOf("x")).toMatchObject({ x: 900, y: 900 });
  drawing.goBack();
  drawing.at(1);
  expect(drawing.boxes()).toEqual(start);
  drawing.carry(away);
  drawing.putDown();
  expect(drawing.area().x + drawing.area().width).toBeGreaterThan(900);
  drawing.at(1);
  expect(drawing.boxOf("n1")).toMatchObject({ x: 900, y: 900 });
  expect(drawing.boxOf("x")).toMatchObject({ x: 900, y: 900 });
});

test("a note's text is text, however much it looks like markup", async () => {
  const notes = [{ id: "n1", text: "<img src=x onerror=alert(1)>", x: 0, y: 0 }];
  const { notes: layer } = await drawn(pictureOf([], { notes }));
  expect(layer.element.querySelector("img")).toBeNull();
  expect(layer.element.textContent).toContain("<img");
});

test("elements stay for what stays", async () => {
  const drawing = await drawn(pictureOf(UNFINISHED));
  const before = drawing.cards.get("f")?.element;
  await drawn(pictureOf(UNFINISHED.filter(({ id }) => id !== "y")), drawing);
  expect(drawing.cards.get("f")?.element).toBe(before);
  expect(drawing.cards.has("y")).toBe(false);
  expect(drawing.lines.has("y:f:1")).toBe(false);
});
