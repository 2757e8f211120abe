// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";

import { doublings, traceOf } from "../timeline/sample_traces";
import { derivativeOf, mode, moment, setMode, stepCount, trace, uncountable, valuesOnly } from ".";

afterEach(() => {
  mode.value = "reverse";
  trace.value = null;
});

test("paths are counted where one stands in the sweep, and gradients come back there", () => {
  trace.value = traceOf(doublings(3));
  moment.value = 7;
  setMode("counting", null);
  expect([derivativeOf("x0"), moment.value, uncountable.value]).toEqual([8n, 7, false]);
  setMode("reverse", null);
  expect([derivativeOf("x0"), moment.value]).toEqual([0.5, 7]);
});

test("where the numbers are too long to be written down the values are all there is", () => {
  trace.value = traceOf(doublings(20_000));
  moment.value = stepCount.value;
  setMode("counting", null);
  expect([uncountable.value, valuesOnly.value, derivativeOf("x0")]).toEqual([true, true, null]);
  expect([stepCount.value, moment.value]).toEqual([20_001, 20_001]);
});
