import { describe, expect, test } from "vitest";

import { randomNumbers } from "../layout/random";
import { counted, valuesAlone } from "./counting";
import { countingWords } from "./counting_words";
import { doublings, traceOf, type Inputs } from "./sample_traces";
import { frameAt, timelineOf, totalOf, type Timeline } from "./timeline";

function countsOf(inputs: Inputs): Record<string, bigint | null> {
  const timeline = counting(inputs);
  return Object.fromEntries(
    Object.keys(inputs).map((id) => [id, totalOf(timeline, id) as bigint | null]),
  );
}

function counting(inputs: Inputs): Timeline {
  const timeline = counted(timelineOf(traceOf(inputs)));
  if (!timeline) throw new Error("too many paths");
  return timeline;
}

const SEED = { a: [], b: [], c: [], x: ["a", "b"], y: ["b", "c"], f: ["x", "y"] };

describe("the seed graph", () => {
  const timeline = counting(SEED);

  test("has two paths from b and one from every other node", () => {
    expect(countsOf(SEED)).toEqual({ a: 1n, b: 2n, c: 1n, x: 1n, y: 1n, f: 1n });
  });

  test("is counted by the steps of the backward sweep, one by one", () => {
    const at = (done: number) => frameAt(timeline, done).totals.get("b");
    const counts = Array.from({ length: timeline.steps.length + 1 }, (_, done) => at(done));
    expect(counts.filter((count, i) => count !== counts[i - 1])).toEqual([1n, 2n]);
    expect(frameAt(timeline, timeline.steps.length).parts.get("b")).toEqual([1n, 1n]);
    expect(timeline.forwardEnd).toBe(6);
  });

  test("says of each step in words what it counts, and nothing of gradients", () => {
    const words = Array.from({ length: timeline.steps.length }, (_, place) => {
      const step = timeline.steps.at(place);
      return step && step.kind !== "value" ? countingWords(step, "f") : null;
    });
    expect(words.filter((each) => each !== null)).toEqual([
      "One path leads from f to itself: the one of no steps.",
      "The output f reads x: so x has 1 path.",
      "The output f reads y: so y has 1 path.",
      "1 path leads on from y to f, and y reads b: so b has 1 path.",
      "1 path leads on from y to f, and y reads c: so c has 1 path.",
      "1 path leads on from x to f, and x reads a: so a has 1 path.",
      "1 path leads on from x to f, and x reads b: so b has 1 + 1 = 2 paths.",
    ]);
  });

  test("gives the same step whenever it is asked for", () => {
    const place = timeline.steps.length - 1;
    expect(timeline.steps.at(place)).toBe(timeline.steps.at(place));
    expect(timeline.crossings.get("b:x:1")?.step).toBe(timeline.steps.at(place));
    expect(timeline.crossings.get("b:x:1")?.step).toMatchObject({
      upstream: 1n,
      local: 1n,
      amount: 1n,
      total: 2n,
    });
  });
});

test("an input that is read twice has a path for each", () => {
  expect(countsOf({ x: [], y: ["x", "x"] })).toEqual({ x: 2n, y: 1n });
});

test("what does not lead to the output has no number", () => {
  expect(countsOf({ a: [], dead: ["a"], b: [], f: ["b"] })).toMatchObject({ a: null, dead: null });
});

test.each([64, 1000])("%i doublings are counted to the last digit", (many) => {
  expect(countsOf(doublings(many)).x0).toBe(2n ** BigInt(many));
});

test("numbers too long to be written down are not made, and the values stay", () => {
  const timeline = timelineOf(traceOf(doublings(20_000)));
  expect(counted(timeline)).toBeNull();
  const values = valuesAlone(timeline);
  expect([values.steps.length, values.forwardEnd]).toEqual([20_001, 20_001]);
  expect(frameAt(values, 30_000).totals.has("x20000")).toBe(false);
  expect(frameAt(values, 30_000).values.has("x20000")).toBe(true);
});

/** Every way on, walked one by one. */
function walked(inputs: Inputs, from: string, output: string): bigint {
  if (from === output) return 1n;
  let ways = 0n;
  for (const [consumer, read] of Object.entries(inputs)) {
    for (const each of read) if (each === from) ways += walked(inputs, consumer, output);
  }
  return ways;
}

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  "in random graph %i there are as many paths as can be walked",
  (seed) => {
    const random = randomNumbers(seed + 1);
    const inputs: Record<string, string[]> = {};
    for (let i = 0; i < 12; i++) {
      const before = Object.keys(inputs);
      const pick = () => before[Math.floor(random() * before.length)] ?? "";
      const many = before.length === 0 ? 0 : Math.floor(random() * 4);
      inputs[`n${i}`] = Array.from({ length: many }, pick);
    }
    const counts = countsOf(inputs);
    for (const id of Object.keys(inputs)) expect(counts[id] ?? 0n).toBe(walked(inputs, id, "n11"));
  },
);
