import { expect, test } from "vitest";
import type { Trace } from "../api/contract";
import { frameAt, timelineOf } from "../timeline/timeline";
import { isRun, numbersOf, type Scene } from "./scene";

const TRACE: Trace = {
  mode: "reverse",
  output: "a",
  order: ["a"],
  nodes: { a: { value: 3 } },
  total_steps: 1,
  steps: [{ index: 0, kind: "value", node: "a", op: "input", inputs: [], value: 3 }],
};
const TIMELINE = timelineOf(TRACE);
const REST = { live: null, selected: new Set<string>() };
const RUN: Scene = { trace: TRACE, timeline: TIMELINE, frame: frameAt(TIMELINE, 1), ...REST };

test("a node that the trace does not know yet has no numbers", () => {
  const numbers = numbersOf(RUN);
  expect(numbers("a").value).toBe(3);
  expect(numbers("new")).toMatchObject({ value: null, derivative: null, parts: [] });
});

test("without a trace no node has numbers", () => {
  const blank = { trace: null, timeline: null, frame: null, ...REST };
  expect(isRun(blank)).toBe(false);
  expect(numbersOf(blank)("a")).toMatchObject({ value: null, derivative: null });
});
