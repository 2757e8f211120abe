// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { OPS } from "../language/corpus";
import { documentOf } from "../model/document";
import type { Graph } from "../model/graph";
import { nextUndo } from "../model/history";
import {
  addOp,
  catalogue,
  complaints,
  document_,
  history,
  marks,
  reachable,
  redo,
  refresh,
  remove,
  rename,
  start,
  timeline,
  trace,
  typeSource,
  undo,
  unfinished,
  valuesOnly,
  wire,
} from ".";

const SEED = "x = a + b  # a sum\ny = b + c\nf = x * y";
const VALUES = { a: -1, b: 3, c: 4 };

/** A server that computes nothing: every node holds 1, and it refuses what it is told to refuse. */
let refused: Record<string, string> = {};
let isAway = false;
const asked: Graph[] = [];

function answer(graph: Graph): { status: number; body: unknown } {
  const problems = graph.nodes.flatMap(({ id }) =>
    refused[id] === undefined ? [] : [{ where: "/graph", node: id, message: refused[id] }],
  );
  if (problems.length > 0) return { status: 422, body: { detail: "no", problems } };
  const order = graph.nodes.map(({ id }) => id);
  const steps = [
    ...graph.nodes.map(({ id, op }, index) => ({ kind: "value", index, node: id, op, inputs: [] })),
    { kind: "seed", index: order.length, node: graph.output, grad: 1 },
  ];
  const nodes = Object.fromEntries(order.map((id) => [id, { value: 1, grad: 1 }]));
  const body = { mode: "reverse", output: graph.output, order, nodes, steps, total_steps: 0 };
  return { status: 200, body };
}

function serve(url: URL, init: RequestInit): Promise<Response> {
  if (isAway) return Promise.reject(new TypeError("gone"));
  if (!url.pathname.endsWith("/trace")) return Promise.resolve(new Response("{}"));
  const { graph } = JSON.parse(init.body as string) as { graph: Graph };
  asked.push(graph);
  const { status, body } = answer(graph);
  return Promise.resolve(new Response(JSON.stringify(body), { status }));
}

beforeEach(async () => {
  [refused, isAway, asked.length] = [{}, false, 0];
  vi.stubGlobal("fetch", serve);
  catalogue.value = [...OPS.values()];
  await start(documentOf(SEED, VALUES), "forward");
});

afterEach(() => vi.useRealTimers());

const settled = () => refresh("stay");
const lastAsked = () => asked.at(-1)?.nodes.map(({ id }) => id);

test("a wire rewrites its statement and nothing else, and undo names it", async () => {
  wire("c", "x", 1);
  expect(document_.value.source).toBe("x = a + c  # a sum\ny = b + c\nf = x * y");
  expect(nextUndo(history.value)).toBe("connect c to x");
  undo();
  expect(document_.value.source).toBe(SEED);
  redo();
  expect(document_.value.source).toContain("x = a + c");
  await settled();
});

test("a wire that would close a circle is refused, and changes nothing", () => {
  expect(wire("f", "x", 0)?.refused).toContain("x");
  expect(document_.value.source).toBe(SEED);
});

test("a new op waits for its inputs while all else is computed", async () => {
  addOp("tanh", {});
  await settled();
  expect(lastAsked()).toEqual(["a", "b", "c", "x", "y", "f"]);
  expect(unfinished.value).toHaveLength(1);
  expect(complaints.value).toEqual([]);
});

test("where the output waits, values are shown alone", async () => {
  remove(["y"]);
  await settled();
  expect(document_.value.source).toContain("f = x * _");
  expect(valuesOnly.value).toBe(true);
  expect(trace.value?.nodes.x?.value).toBe(1);
  expect(trace.value?.nodes.x?.grad).toBeNull();
});

test("what the server refuses is said at its node, and the rest is asked for again", async () => {
  refused = { y: "cannot broadcast (2,) and (3,)" };
  await settled();
  expect(lastAsked()).toEqual(["a", "b", "c", "x"]);
  expect(marks.value).toEqual([{ node: "y", slot: null, message: refused.y }]);
  expect(timeline.value?.steps).toHaveLength(4);
});

test("a line that is half typed keeps the graph that was there", async () => {
  vi.useFakeTimers();
  typeSource(SEED.replace("f = x * y", "f = x * )"));
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  await settled();
  expect(lastAsked()).toEqual(["a", "b", "c", "x", "y", "f"]);
  expect(document_.value.source).toContain("f = x * )");
});

test("a number that is kept for a name is not that of the name typed before", async () => {
  vi.useFakeTimers();
  typeSource("g = a * b");
  vi.runOnlyPendingTimers();
  typeSource("g = a * c");
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  await settled();
  expect(asked.at(-1)?.nodes.find(({ id }) => id === "c")?.value).toBe(4);
  expect(document_.value.values.c).toBe(4);
});

test("a change by hand takes along what was typed just before", () => {
  typeSource(`${SEED}\ng = f + 1`);
  rename("g", "loss");
  expect(document_.value.source).toBe(`${SEED}\nloss = f + 1`);
  undo();
  expect(document_.value.source).toBe(`${SEED}\ng = f + 1`);
  undo();
  expect(document_.value.source).toBe(SEED);
});

test("a server that is away holds up the numbers only", async () => {
  isAway = true;
  wire("c", "x", 1);
  await settled();
  expect(reachable.value).toBe(false);
  expect(document_.value.source).toContain("x = a + c");
  isAway = false;
  await settled();
  expect(reachable.value).toBe(true);
  expect(asked.at(-1)?.nodes.find(({ id }) => id === "x")?.inputs).toEqual(["a", "c"]);
});
