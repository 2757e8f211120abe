import { expect, test } from "vitest";
import type { Step, Trace } from "../../api/contract";
import { layered } from "../../layout";
import { SEED_GRAPH } from "../../layout/sample_graphs";
import { frameAt, timelineOf } from "../../timeline/timeline";
import { travellersAt, type Journey } from "./dots";
import { geometryOf } from "../placing/geometry";

const STEPS: Step[] = [
  { index: 0, kind: "value", node: "b", op: "input", inputs: [], value: 3 },
  { index: 1, kind: "value", node: "x", op: "add", inputs: ["a", "b"], value: 2 },
  { index: 2, kind: "seed", node: "f", grad: 1 },
  flow(3, "x", 1, 7, 7),
  flow(4, "y", 0, 2, 9),
];

function flow(index: number, from: string, slot: number, amount: number, total: number): Step {
  const amounts = { upstream: amount, local: 1, amount, total };
  return { index, kind: "contribution", from, to: "b", slot, ...amounts };
}

const TRACE: Trace = {
  mode: "reverse",
  output: "f",
  order: [],
  nodes: { a: { value: -1 }, b: { value: 3 } },
  total_steps: STEPS.length,
  steps: STEPS,
};
const GEOMETRY = geometryOf(layered(SEED_GRAPH));
const JOURNEY: Journey = {
  geometry: GEOMETRY,
  labels: new Map(),
  landing: () => ({ x: 1, y: 1 }),
};

function at(moment: number) {
  return travellersAt(frameAt(timelineOf(TRACE), moment), TRACE, JOURNEY);
}

test("nothing is under way between steps, at a seed, or into a leaf", () => {
  for (const moment of [0, 1, 2, 3, 5, 0.5, 2.5]) expect(at(moment)).toEqual([]);
});

test("forward, a blue dot carries each input's value", () => {
  const dots = at(1.3);
  expect(dots.map(({ text }) => text)).toEqual(["-1", "3"]);
  expect(new Set(dots.map(({ colour }) => colour))).toEqual(new Set(["blue"]));
});

test("backward, a dot leaves the consumer, meets the local on the way and lands in the sum", () => {
  const [leaving] = at(4.05);
  const xs = [4.05, 4.4, 4.75].map((moment) => at(moment).find(({ kind }) => kind === "dot")?.at.x);
  expect(leaving?.text).toBe("2");
  expect(xs).toEqual([...xs].sort((a, b) => (b ?? 0) - (a ?? 0)));
  expect(at(4.5).find(({ kind }) => kind === "local")?.text).toBe("× 1");
  expect(at(4.9).find(({ kind }) => kind === "landing")?.text).toBe("+ 2");
});

test("the first contribution lands as itself", () => {
  expect(at(3.9).find(({ kind }) => kind === "landing")?.text).toBe("7");
});

test("a moment looks the same from wherever it is reached", () => {
  const before = at(4.6);
  at(1.2);
  expect(at(4.6)).toEqual(before);
});
