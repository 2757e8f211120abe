// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { drawn, NAMES, seedNodes, shown } from "./sample_drawn";
import { SAMPLE_RULES } from "./sample_rules";
import { momentOf, PictureMaker } from "./svg";
import { tokensOf } from "./theme";

const CAPTION = { title: "Two sums", source: "x = a + b\ny = b + c\nf = x * y" };
const HOSTILE = [
  `"><script>alert(1)</script>`,
  "</text><image href='x' onerror=alert(1)>",
  "a&b;]]>",
  "--><!--",
  "\u0000\u001b\ud800",
  `' onload="x"`,
];

function parsed(text: string): Document {
  const document = new DOMParser().parseFromString(text, "image/svg+xml");
  expect(document.querySelector("parsererror")).toBeNull();
  return document;
}

async function picture(
  moment: number,
  names = NAMES,
  more: Parameters<typeof drawn>[1] = {},
  theme: "light" | "dark" = "light",
): Promise<string> {
  const figure = await drawn(seedNodes(names), more);
  const maker = new PictureMaker(figure, shown(names), CAPTION, theme, SAMPLE_RULES);
  return (await maker.at(moment)).text;
}

function texts(document: Document, selector: string): string[] {
  return [...document.querySelectorAll(selector)].map((each) => each.textContent);
}

test("every colour and size stands on the elements, and nothing is left to a page", async () => {
  const text = await picture(13);
  expect(text).not.toMatch(/var\(|color-mix|class=|<script|foreignObject|href|tabindex/);
  const numbers = parsed(text).querySelectorAll('[data-node="b"] text');
  const blue = tokensOf("light", SAMPLE_RULES).get("--blue");
  expect([...numbers].some((each) => each.getAttribute("fill") === blue)).toBe(true);
});

test("it shows the numbers of its moment", async () => {
  const card = '[data-node="b"]';
  expect(texts(parsed(await picture(13)), card)[0]).toContain("2 + 7 = 9");
  const forward = texts(parsed(await picture(6)), card)[0];
  expect(forward).toContain("3");
  expect(forward).not.toContain("9");
  expect(texts(parsed(await picture(0)), "[data-node] > g > text").join("")).toBe("");
});

test("light and dark differ in colours alone", async () => {
  const [light, dark] = [await picture(13), await picture(13, NAMES, {}, "dark")];
  const colourless = (text: string): string => text.replace(/#[\da-f]{6}/g, "#");
  expect(light).not.toBe(dark);
  expect(colourless(light)).toBe(colourless(dark));
});

test("notes, frames and what is unfinished are drawn too", async () => {
  const notes = [{ id: "n", x: 0, y: -200, text: "look here\n<b>bold</b>" }];
  const groups = { x: "sums", y: "sums" };
  const marks = [{ node: "x", slot: 0, message: "nothing is connected" }];
  const document = parsed(await picture(13, NAMES, { notes, groups, marks }));
  expect(texts(document, "[data-note] tspan")).toEqual(["look here", "<b>bold</b>"]);
  expect(texts(document, "[data-group] text")).toEqual(["sums"]);
});

test("names and notes are text, whatever they are made of", async () => {
  const text = await picture(13, HOSTILE, {
    notes: [{ id: "<n>", x: 0, y: 0, text: HOSTILE.join("\n") }],
  });
  const document = parsed(text);
  expect(document.querySelector("script, image, [onload], [onerror]")).toBeNull();
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0008\u001b\ud800]/u);
});

test("without gradients it goes no further than the end of forward", () => {
  const options = { theme: "light", gradients: false, moment: "end" } as const;
  expect(momentOf(options, shown())).toBe(6);
  expect(momentOf({ ...options, gradients: true }, shown())).toBe(13);
  expect(momentOf({ ...options, moment: "now" }, { ...shown(), moment: 2 })).toBe(2);
});

test("an unfinished graph without any number is drawn as well", async () => {
  const unfinished = await drawn([{ id: "y", op: "add", inputs: [null, null] }]);
  const maker = new PictureMaker(unfinished, null, CAPTION, "light", SAMPLE_RULES);
  expect(parsed((await maker.at(0)).text).querySelector("[data-node]")).not.toBeNull();
});

test("the picture holds all it draws", async () => {
  const maker = new PictureMaker(
    await drawn(seedNodes(NAMES), { notes: [{ id: "n", x: -500, y: 900, text: "far" }] }),
    shown(),
    CAPTION,
    "light",
    SAMPLE_RULES,
  );
  const root = maker.elementAt(13);
  const [x, y, width, height] = (root.getAttribute("viewBox") ?? "").split(" ").map(Number);
  expect([x, (y ?? 0) + (height ?? 0) > 900]).toEqual([-524, true]);
  expect(root.getAttribute("width")).toBe(String(width));
});
