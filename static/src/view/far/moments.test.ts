import { expect, test } from "vitest";
import type { Step, Trace } from "../../api/contract";
import { frameAt, timelineOf } from "../../timeline/timeline";
import { planOf } from "../index/plan";
import { arrangementsOf } from "../placing/arrangement";
import { pictureOf } from "../sample_picture";
import { stockOf } from "../stock";
import { changedBetween, momentsOf, noMoments } from "./moments";

const PICTURE = pictureOf([
  { id: "a", op: "input", value: 2 },
  { id: "b", op: "input", value: 3 },
  { id: "f", op: "mul", inputs: ["a", "b"] },
]);
const ARRANGED = (await arrangementsOf(PICTURE)).suiting({ width: 1280, height: 720 });
const PLAN = planOf(stockOf(PICTURE), ARRANGED);
const value = (index: number, node: string, inputs: readonly string[]): Step => ({
  index,
  kind: "value",
  node,
  op: "input",
  inputs,
  value: 1,
});
const flow = (index: number, to: string, slot: number, amount: number): Step => ({
  ...{ index, kind: "contribution", from: "f", to, slot },
  ...{ upstream: 1, local: amount, amount, total: amount },
});
const STEPS: Step[] = [
  value(0, "a", []),
  value(1, "b", []),
  value(2, "f", ["a", "b"]),
  { index: 3, kind: "seed", node: "f", grad: 1 },
  flow(4, "a", 0, 3),
  flow(5, "b", 1, 2000),
];
const TRACE: Trace = {
  ...{ mode: "reverse", output: "f", order: ["a", "b", "f"], nodes: {} },
  ...{ steps: STEPS, total_steps: STEPS.length },
};
const TIMELINE = timelineOf(TRACE);
const MOMENTS = momentsOf(PLAN, TIMELINE, frameAt(TIMELINE, 0).crossings);

function changed(a: number, b: number) {
  const { cards, edges } = changedBetween(MOMENTS, PLAN.edges, a, b);
  return [...cards.map((i) => PLAN.cards.ids[i]), ...edges.map((i) => PLAN.edges.keys[i])];
}

test("what is seen after some steps is what the frame says", () => {
  for (let done = 0; done <= STEPS.length; done++) {
    const frame = frameAt(TIMELINE, done);
    for (const [i, id] of PLAN.cards.ids.entries()) {
      expect((MOMENTS.computed[i] ?? NaN) < done).toBe(frame.values.has(id));
      expect((MOMENTS.reached[i] ?? NaN) < done).toBe(frame.totals.has(id));
    }
    for (const [i, key] of PLAN.edges.keys.entries()) {
      expect((MOMENTS.crossed[i] ?? NaN) < done).toBe(frame.flows.get(key) !== undefined);
    }
  }
});

test("a step changes the cards and the edges that it is about, either way", () => {
  expect(changed(0, 1)).toEqual(["a"]);
  expect(changed(2, 3)).toEqual(["f", "a:f:0", "b:f:1"]);
  expect(changed(4, 5)).toEqual(["a", "a:f:0"]);
  expect(changed(5, 4)).toEqual(changed(4, 5));
  expect(changed(5, 5)).toEqual([]);
});

test("a large contribution is wider than a small one", () => {
  const [small = 0, large = 0] = MOMENTS.widths;
  expect(large).toBeGreaterThan(small);
});

test("of what is not computed nothing is ever to be seen", () => {
  const none = noMoments(PLAN);
  expect(changedBetween(none, PLAN.edges, 0, 1e9)).toEqual({ cards: [], edges: [] });
});
