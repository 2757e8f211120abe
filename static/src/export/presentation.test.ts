// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { svg } from "../view/svg";
import { Presentation } from "./presentation";
import { rulesOf } from "./stylesheet";

const RULES = rulesOf(`
  :root { --ink: #111111; --sans: "A B", sans-serif }
  @media (prefers-color-scheme: dark) { :root { --ink: #eeeeee } }
  .card .name { fill: var(--ink); font: italic 600 12px/1.4 var(--sans); cursor: pointer }
  text { fill: #222222; text-anchor: end }
  .card:hover .name { fill: #333333 }
  .gone { display: none }
  .dot { r: 16px; transform: translateY(-21px) }
  .figure { font-variant-numeric: tabular-nums }
  @media (width < 600px) { .name { fill: #444444 } }`);

function inlined(...children: Element[]): Element {
  const root = svg("g", { class: "card" }, ...children);
  new Presentation("light", RULES).inline(root);
  return root;
}

function attributes(element: Element | null | undefined): Record<string, string> {
  return Object.fromEntries(
    [...(element?.attributes ?? [])].map(({ name, value }) => [name, value]),
  );
}

test("what a sheet says stands on the element, and the weightier rule has the last word", () => {
  const root = inlined(svg("text", { class: "name" }, "x"));
  expect(attributes(root.firstElementChild)).toEqual({
    fill: "#111111",
    "text-anchor": "end",
    "font-style": "italic",
    "font-weight": "600",
    "font-size": "12",
    "font-family": `"A B", sans-serif`,
  });
});

test("what is not displayed is not there", () => {
  const root = inlined(svg("g", { class: "gone" }, svg("text", {}, "x")), svg("text", {}, "y"));
  expect(root.textContent).toBe("y");
});

test("lengths of shapes and shifts become attributes", () => {
  const root = inlined(svg("circle", { class: "dot", r: 7 }));
  expect(attributes(root.firstElementChild)).toEqual({ r: "16", transform: "translate(0 -21)" });
});

test("what only a style can say stays in one, and an element's own style comes last", () => {
  const text = svg("text", { class: "figure" }, "1");
  text.style.fontSize = "9px";
  const made = attributes(inlined(text).firstElementChild);
  expect(made.style?.replaceAll(" ", "")).toMatch(/^font-variant-numeric:tabular-nums;?$/);
  expect(made["font-size"]).toBe("9");
});

test("dark has its own colours", () => {
  const root = svg("g", { class: "card" }, svg("text", { class: "name" }, "x"));
  new Presentation("dark", RULES).inline(root);
  expect(root.firstElementChild?.getAttribute("fill")).toBe("#eeeeee");
});
