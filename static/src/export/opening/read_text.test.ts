// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import type { Op, Ops } from "../../model/graph";
import { isTrouble, readText } from "./read_text";

const OPS: Ops = new Map(
  [op("input", [], null), op("mul", ["a", "b"], "*"), op("neg", ["x"], null)].map((each) => [
    each.name,
    each,
  ]),
);

function op(name: string, inputs: readonly string[], infix: string | null): Op {
  const told = { family: "arithmetic", attrs: [], doc: "", backward: "", example: "" };
  return { name, symbol: name, infix, inputs, ...told };
}

const asked = vi.fn<typeof fetch>();
vi.stubGlobal("fetch", asked);
afterEach(() => asked.mockReset());

async function found(text: string, name: string | null = null) {
  const answer = await readText(text, name, OPS);
  if (isTrouble(answer)) throw new Error(answer.problems.map(({ message }) => message).join("; "));
  return answer;
}

test("a document of ours is read without the server, with all it has", async () => {
  const saved = { title: "T", source: "f = a * _", notes: [{ id: "n", x: 1, y: 2, text: "hi" }] };
  const { document, part } = await found(JSON.stringify(saved), "other.json");
  expect([document.title, document.source, document.notes.length, part]).toEqual([
    "T",
    "f = a * _",
    1,
    "f = a * _",
  ]);
  expect(asked).not.toHaveBeenCalled();
});

test("a graph becomes a text under names that it can write, and keeps places and groups", async () => {
  const nodes = [
    { id: "a b", op: "input", value: 2, group: "leaves" },
    { id: "f", op: "neg", inputs: ["a b"] },
  ];
  const graph = { nodes, output: "f", layout: { "a b": [5, 6] } };
  const { document } = await found(JSON.stringify({ graph }), "mine.json");
  expect(document.title).toBe("mine");
  expect(document.source).toMatch(/^a_b = 2\nf = (?:-|neg\()a_b\)?$/);
  expect(document.places).toEqual({ a_b: { x: 5, y: 6 } });
  expect(document.groups).toEqual({ a_b: "leaves" });
  expect(asked).not.toHaveBeenCalled();
});

test("an expression opens unfinished, comments and all", async () => {
  const { document } = await found("# mine\nf = a * _", "mine.txt");
  expect(document.source).toBe("# mine\nf = a * _");
  expect(asked).not.toHaveBeenCalled();
});

test("what is not ours is read by the server", async () => {
  const graph = { nodes: [{ id: "a", op: "input", value: 2 }], output: "a" };
  asked.mockResolvedValue(new Response(JSON.stringify({ format: "dot", title: "D", graph })));
  const { document } = await found("digraph { a [label=2] }", "d.dot");
  expect([document.title, document.source]).toEqual(["D", "a = 2"]);
});

test("what the server finds wrong is told, and text may be opened all the same", async () => {
  const problems = [{ where: "/text", message: "unknown function 'foo'", line: 1, column: 5 }];
  asked.mockResolvedValue(new Response(JSON.stringify({ detail: "x", problems }), { status: 422 }));
  const answer = await readText("f = foo(a)", null, OPS);
  expect(answer).toMatchObject({ problems, anyway: { source: "f = foo(a)" } });
});

test("a server that is away is said, and the text stays", async () => {
  asked.mockRejectedValue(new TypeError("no network"));
  const answer = await readText("digraph {", "d.dot", OPS);
  expect(isTrouble(answer) && answer.problems[0]?.message).toContain("does not answer");
});
