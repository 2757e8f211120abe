import { expect, test } from "vitest";
import { documentOf } from "../model/document";
import { savedDocument } from "../model/saved";
import { documentJson, expressionText } from "./texts";
import { fileName } from "./files";

test("a document comes back from its JSON as it was", () => {
  const document = {
    ...documentOf(
      "f = a * b  # a product",
      { a: "Infinity", b: { shape: [2], data: [1, "NaN"] } },
      "T",
    ),
    places: { f: { x: 1.5, y: -2 } },
    groups: { f: "one/two" },
    closed: ["one"],
    notes: [{ id: "n1", x: 0, y: 0, text: "</script>\n\u2028" }],
  };
  const graph = { nodes: [{ id: "a", op: "input", value: 1 }], output: "a" };
  expect(savedDocument(JSON.parse(documentJson(document, null)))).toEqual(document);
  expect(savedDocument(JSON.parse(documentJson(document, graph)))).toEqual(document);
  expect(JSON.parse(documentJson(document, graph))).toMatchObject({ graph });
});

test("the numbers that a text leaves open stand above it", () => {
  const values = { a: -1.5, W: { shape: [2, 2], data: [1, 2, 3, 4] }, unused: 1 };
  const document = documentOf("# mine\nf = a * sum(W)\n\n", values);
  expect(expressionText(document, ["a", "W"])).toBe(
    "a = -1.5\nW = [[1, 2], [3, 4]]\n# mine\nf = a * sum(W)\n",
  );
});

test("a number that no text can write is told, not written wrong", () => {
  const text = expressionText(documentOf("f = a + 1", { a: "NaN" }), ["a"]);
  expect(text.split("\n")[0]).toMatch(/^# a holds NaN/);
});

test.each([
  ["f = (a + b)·c", "f-a-b-c.svg"],
  ["Größe: 2/3 \\ x", "große-2-3-x.svg"],
  ["../../etc", "etc.svg"],
  ["", "graph.svg"],
  ["x".repeat(200), `${"x".repeat(60)}.svg`],
])("%s is saved under a name that every system takes", (title, name) => {
  expect(fileName(title, ".svg")).toBe(name);
});

test("a program is never called as a module that it imports", () => {
  expect(fileName("numpy", ".py")).toBe("numpy-graph.py");
});
