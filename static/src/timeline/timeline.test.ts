import { describe, expect, test } from "vitest";

import type { FlowStep, Step, Trace } from "../api/contract";
import { edgeOf, frameAt, isComplete, timelineOf } from "./timeline";

function value(index: number, node: string, number: number): Step {
  return { kind: "value", index, node, op: "input", inputs: [], value: number };
}

function contribution(
  index: number,
  [from, to, slot]: [string, string, number],
  [upstream, local, total]: [number, number, number],
): FlowStep {
  const amount = upstream * local;
  return { kind: "contribution", index, from, to, slot, upstream, local, amount, total };
}

const SEED: Trace = {
  mode: "reverse",
  output: "f",
  order: ["a", "b", "c", "x", "y", "f"],
  nodes: {},
  total_steps: 13,
  steps: [
    value(0, "a", -1),
    value(1, "b", 3),
    value(2, "c", 4),
    value(3, "x", 2),
    value(4, "y", 7),
    value(5, "f", 14),
    { kind: "seed", index: 6, node: "f", grad: 1 },
    contribution(7, ["f", "x", 0], [1, 7, 7]),
    contribution(8, ["f", "y", 1], [1, 2, 2]),
    contribution(9, ["x", "a", 0], [7, 1, 7]),
    contribution(10, ["x", "b", 1], [7, 1, 7]),
    contribution(11, ["y", "b", 0], [2, 1, 9]),
    contribution(12, ["y", "c", 1], [2, 1, 2]),
  ],
};

describe("the seed graph's timeline", () => {
  const timeline = timelineOf(SEED);

  test("forward ends where the seed is set", () => {
    expect(timeline.forwardEnd).toBe(6);
  });

  test("at the end of forward every value is there and no gradient", () => {
    const frame = frameAt(timeline, 6);
    expect(SEED.order.filter((id) => frame.values.has(id))).toEqual(SEED.order);
    expect(SEED.order.filter((id) => frame.totals.has(id))).toEqual([]);
  });

  test("gradients add at b: 7, then 7 + 2 = 9", () => {
    expect(frameAt(timeline, 11).totals.get("b")).toBe(7);
    const frame = frameAt(timeline, 12);
    expect(frame.totals.get("b")).toBe(9);
    expect(frame.parts.get("b")).toEqual([7, 2]);
  });

  test("b is complete only once both contributions are in", () => {
    expect(isComplete(timeline, frameAt(timeline, 11), "b")).toBe(false);
    expect(isComplete(timeline, frameAt(timeline, 12), "b")).toBe(true);
  });

  test("a fraction shows the step under way, whose number has not arrived", () => {
    const frame = frameAt(timeline, 11.25);
    expect(frame.active?.index).toBe(11);
    expect(frame.progress).toBe(0.25);
    expect(frame.totals.get("b")).toBe(7);
  });

  test("what is seen depends on the moment alone, not on the way there", () => {
    const seen = (t: number) => {
      const { values, totals, parts, flows } = frameAt(timeline, t);
      return SEED.order.map((id) => [
        values.has(id),
        totals.get(id),
        parts.get(id),
        flows.get(`${id}:f:0`)?.amount,
      ]);
    };
    const there = [0, 3, 7, 11, 13].map(seen);
    expect([13, 11, 7, 3, 0].map(seen).reverse()).toEqual(there);
    expect(there[2]).toEqual([
      ...["a", "b", "c", "x", "y"].map(() => [true, undefined, undefined, undefined]),
      [true, 1, undefined, undefined],
    ]);
  });

  test("a contribution's edge is named in the direction that values flow", () => {
    expect(edgeOf(contribution(0, ["f", "x", 0], [1, 7, 7]))).toBe("x:f:0");
  });
});
