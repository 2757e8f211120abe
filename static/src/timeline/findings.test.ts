import { expect, test } from "vitest";

import type { Finding, FlowStep, Trace } from "../api/contract";
import type { Num } from "../model/value";
import { labelOf, signName, summaryOf } from "./finding_words";
import { casesOf, isDoubtful, toldAlong, type Told } from "./findings";
import { timelineOf } from "./timeline";

function traceOf(nodes: Readonly<Record<string, readonly [Num, Num | null]>>): Trace {
  const order = Object.keys(nodes);
  const entries = Object.entries(nodes).map(
    ([id, [value, grad]]) => [id, { value, grad }] as const,
  );
  const output = order.at(-1) ?? "";
  const held = Object.fromEntries(entries);
  return { mode: "reverse", output, order, nodes: held, total_steps: 0, steps: [] };
}

test("a healthy run leaves nothing to ask about", () => {
  expect(
    isDoubtful(traceOf({ a: [-1, 7], b: [3, 1e5], c: [0, 1e-5], d: [0, null], f: [14, 1] })),
  ).toBe(false);
});

test.each([
  ["a value without bound", { a: ["Infinity", 1], f: [1, 1] }],
  ["a gradient that is no number", { a: [1, "NaN"], f: [1, 1] }],
  ["a gradient of 0", { a: [1, 0], f: [1, 1] }],
  ["one that has vanished beside the output's", { a: [1, 0.9e-3], f: [1, 100] }],
  ["one that has exploded", { a: [1, -1.1e5], f: [1, 1] }],
] as const)("%s is doubtful", (_, nodes) => {
  expect(isDoubtful(traceOf(nodes))).toBe(true);
});

/** u = log(p) and f = t * u at p = 0 and t = 0, where p gets 1 from elsewhere first. */
function flow(index: number, from: string, to: string, amount: Num, total: Num): FlowStep {
  return { kind: "contribution", index, from, to, slot: 0, upstream: 1, local: 1, amount, total };
}

const RUN: Trace = {
  ...traceOf({ p: [0, "NaN"], t: [0, "-Infinity"], u: ["-Infinity", 0], f: ["NaN", 1] }),
  steps: [
    { kind: "value", index: 0, node: "p", op: "input", inputs: [], value: 0 },
    { kind: "value", index: 1, node: "t", op: "input", inputs: [], value: 0 },
    { kind: "value", index: 2, node: "u", op: "log", inputs: ["p"], value: "-Infinity" },
    { kind: "value", index: 3, node: "f", op: "mul", inputs: ["t", "u"], value: "NaN" },
    { kind: "seed", index: 4, node: "f", grad: 1 },
    flow(5, "f", "t", "-Infinity", "-Infinity"),
    flow(6, "f", "u", 0, 0),
    flow(7, "f", "p", 1, 1),
    flow(8, "u", "p", "NaN", "NaN"),
    flow(9, "f", "p", 1, "NaN"),
  ],
};

const grad = { of: "grad", message: "" } as const;
const INFINITE: Finding = {
  node: "u",
  of: "value",
  kind: "infinite",
  role: "produced",
  message: "",
};
const SPOILT: Finding = {
  ...grad,
  node: "p",
  kind: "nan",
  role: "produced",
  factor: "local",
  consumer: "u",
};
const FOUND: readonly Finding[] = [
  INFINITE,
  SPOILT,
  {
    ...grad,
    node: "t",
    kind: "infinite",
    role: "passed on",
    factor: "local",
    consumer: "f",
    cause: { node: "u", of: "value" },
  },
];

test("a finding is told once its number is there, and not before", () => {
  const told = toldAlong(FOUND, timelineOf(RUN));
  expect(told.map(({ node, since }) => [node, since])).toEqual([
    ["u", 3],
    ["t", 6],
    ["p", 9],
  ]);
});

test("how small a gradient is shows when all of it has come", () => {
  const faint: Finding = { ...grad, node: "p", kind: "vanishing", role: "produced" };
  expect(toldAlong([faint], timelineOf(RUN)).map(({ since }) => since)).toEqual([10]);
});

test("nothing is told of gradients where there are none: forward, or where paths are counted", () => {
  const timeline = { ...timelineOf(RUN), derivative: "paths" } as const;
  expect(toldAlong(FOUND, timeline).map(({ of }) => of)).toEqual(["value"]);
});

test("what is passed on stands under what produced it, whatever chain leads there", () => {
  const cases = casesOf(toldAlong(FOUND, timelineOf(RUN)));
  expect(cases.map(({ first, others }) => [first.node, others.map(({ node }) => node)])).toEqual([
    ["u", ["t"]],
    ["p", []],
  ]);
  const chain = Array.from({ length: 4 }, (_, i): Told => {
    const cause = i > 0 ? { cause: { node: `n${i - 1}`, of: "value" as const } } : {};
    const role = i > 0 ? "passed on" : "produced";
    return { node: `n${i}`, of: "value", kind: "nan", role, message: "", since: i, ...cause };
  });
  expect(casesOf(chain)).toEqual([{ first: chain[0], others: chain.slice(1) }]);
  // Where what it comes from is not told, it stands alone.
  expect(casesOf(chain.slice(2)).map(({ first }) => first.node)).toEqual(["n2"]);
});

test("what is not finite stands before what is merely small", () => {
  const faint: Told = { ...grad, node: "a", kind: "blocked", role: "produced", since: 1 };
  const late: Told = { ...INFINITE, since: 9 };
  expect(casesOf([faint, late]).map(({ first }) => first.node)).toEqual(["u", "a"]);
});

test("the line above the list counts what was produced and who passes it on", () => {
  const cases = casesOf(toldAlong(FOUND, timelineOf(RUN)));
  const by = ({ node }: Told) => `by log at ${node}`;
  expect(summaryOf(cases, by)).toBe("1 infinite value and 1 NaN gradient; passed on by 1 node");
  expect(summaryOf(cases.slice(0, 1), by)).toBe(
    "1 infinite value, produced by log at u; passed on by 1 node",
  );
});

test("a card says what is wrong with it, and whose fault it is", () => {
  const told: Told = { ...SPOILT, message: "0 times infinity gives p NaN", since: 9 };
  expect(labelOf(told)).toBe("NaN gradient");
  expect(signName(told)).toBe("NaN gradient produced here: 0 times infinity gives p NaN");
  expect(signName({ ...told, cause: { node: "u", of: "grad" } })).toContain(
    "NaN gradient goes on:",
  );
  expect(signName({ ...told, role: "passed on" })).toContain("NaN gradient passed on:");
});
