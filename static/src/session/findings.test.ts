// @vitest-environment happy-dom
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

import type { Finding } from "../api/contract";
import { OPS } from "../language/corpus";
import { documentOf } from "../model/document";
import type { Graph } from "../model/graph";
import {
  catalogue,
  findings,
  isFoundBefore,
  live,
  moment,
  refresh,
  signs,
  start,
  stepCount,
  watchNumbers,
} from ".";

const OF_A: Finding = { node: "a", of: "grad", kind: "nan", role: "produced", message: "" };
const OF_Y: Finding = { node: "y", of: "value", kind: "nan", role: "produced", message: "" };

/** A server that finds what it is told to find, and answers when it is let to. */
let [grad, found]: [number | string, readonly Finding[]] = [1, []];
let questions: ((body: unknown) => void)[] = [];

function traceOf({ nodes: all, output }: Graph): unknown {
  const order = all.map(({ id }) => id);
  const nodes = Object.fromEntries(order.map((id) => [id, { value: 1, grad }]));
  const values = all.map(({ id, op }, index) => ({
    kind: "value",
    index,
    node: id,
    op,
    inputs: [],
  }));
  const flow = { kind: "contribution", from: "y", slot: 0, upstream: 1, local: 1 };
  const back = { ...flow, index: order.length + 1, to: "a", amount: grad, total: grad };
  const steps = [...values, { kind: "seed", index: order.length, node: output, grad: 1 }, back];
  return { mode: "reverse", output, order, nodes, steps, total_steps: steps.length };
}

function serve(url: URL, init: RequestInit): Promise<Response> {
  const answer = (body: unknown): Response => new Response(JSON.stringify(body));
  if (url.pathname.endsWith("/diagnose"))
    return new Promise((resolve) => questions.push((body) => resolve(answer(body))));
  const { graph } = JSON.parse(init.body as string) as { graph: Graph };
  return Promise.resolve(answer(traceOf(graph)));
}

/** Let the page come to rest. */
const rest = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 5));

async function answered(all: readonly Finding[] = found): Promise<void> {
  await rest();
  questions.shift()?.({ findings: all, count: all.length });
  await rest();
}

beforeAll(() => {
  vi.stubGlobal("fetch", serve);
  vi.stubGlobal("requestIdleCallback", (run: () => void) => setTimeout(run));
  catalogue.value = [...OPS.values()];
  watchNumbers();
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => ([questions, grad, found] = [[], 1, []]));

test("of sound numbers nothing is asked", async () => {
  await start(documentOf("y = tanh(a)", { a: 1 }), "forward");
  await rest();
  expect(questions).toHaveLength(0);
});

test("of doubtful ones it is, and what is found of gradients waits for the sweep", async () => {
  [grad, found] = ["NaN", [OF_A, OF_Y]];
  await start(documentOf("y = tanh(a)", { a: 1 }), "forward");
  await answered();
  expect(findings.value.map(({ node }) => node)).toEqual(["y"]);
  moment.value = stepCount.value;
  expect(findings.value.map(({ node }) => node)).toEqual(["y", "a"]);
  expect(signs.value.told("a").map(({ node }) => node)).toEqual(["a"]);
});

test("an answer about an older graph is not listened to", async () => {
  grad = "NaN";
  await start(documentOf("y = tanh(a)", { a: 1 }), "forward");
  await rest();
  await start(documentOf("y = exp(a)", { a: 1 }), "forward");
  await answered([OF_Y]);
  expect(findings.value).toEqual([]);
  await answered([{ ...OF_Y, kind: "infinite" }]);
  expect(findings.value.map(({ kind }) => kind)).toEqual(["infinite"]);
});

test("other numbers in the same graph leave the list until it is known what is wrong now", async () => {
  grad = "NaN";
  await start(documentOf("y = tanh(a)", { a: 1 }), "forward");
  await answered([OF_Y]);
  await refresh("forward");
  expect(findings.value).toHaveLength(1);
  grad = 1;
  await refresh("forward");
  await rest();
  expect(findings.value).toEqual([]);
});

test("while a number is dragged no card is marked by what was found before", async () => {
  grad = "NaN";
  await start(documentOf("y = tanh(a)", { a: 1 }), "forward");
  await answered([OF_Y]);
  const before = { output: "y", ids: ["a", "y"], values: [1, 1], grads: [1, 1] };
  live.value = { leaf: "a", before, now: { ...before, values: [2, 1] } };
  expect(isFoundBefore.value).toBe(true);
  expect(signs.value.told("y")).toEqual([]);
  expect(findings.value).toHaveLength(1);
  live.value = null;
});
