import { expect, test } from "vitest";

import type { Differences } from "../../api/contract";
import { errorsAt, errorsOf, slopesOf, surest } from "./error_curve";

const STEPS = Array.from({ length: 151 }, (_, k) => 10 ** ((k - 150) / 10));

/** Differences of a function at x, by every step, as the server takes them. */
function differencesOf(f: (x: number) => number, x: number, reverse: number): Differences {
  const ahead = STEPS.map((h) => x + h);
  const behind = STEPS.map((h) => x - h);
  return {
    node: "x",
    place: [],
    steps: STEPS,
    central: ahead.map((up, i) => {
      const down = behind[i] ?? x;
      return up === down ? 0 : (f(up) - f(down)) / (up - down);
    }),
    one_sided: ahead.map((up) => (up === x ? 0 : (f(up) - f(x)) / (up - x))),
    reverse,
    chosen: { h: 6e-6, difference: reverse },
    chosen_one_sided: { h: 1.5e-8, difference: reverse + 1 },
  };
}

test("errors are distances to the gradient, and nothing where there is no number", () => {
  const told = { ...differencesOf(Math.exp, 1, Math.E), central: [2, "NaN", "Infinity"] as const };
  expect(errorsOf({ ...told, reverse: 3 }).central).toEqual([1, null, null]);
});

test("by hand both differences have one step, and those of a check each its own", () => {
  const curve = errorsOf(differencesOf(Math.exp, 1, Math.E));
  const { central, oneSided } = errorsAt(curve, null);
  expect([central, oneSided].map(({ step }) => step)).toEqual([6e-6, 1.5e-8]);
  expect([central, oneSided].map(({ error }) => error)).toEqual([0, 1]);
  const byHand = errorsAt(curve, 1);
  expect([byHand.central.step, byHand.oneSided.step]).toEqual([1, 1]);
  expect(byHand.central.error).toBeCloseTo(Math.E * (Math.sinh(1) - 1));
});

test("the slopes of both regimes are those of the books", () => {
  const curve = errorsOf(differencesOf(Math.exp, 1, Math.E));
  const central = slopesOf(curve, curve.central);
  expect(central.truncation).toBeCloseTo(2, 1);
  expect(central.rounding).toBeCloseTo(-1, 0);
  expect(slopesOf(curve, curve.oneSided).truncation).toBeCloseTo(1, 1);
});

test("a parabola has no truncation by central differences", () => {
  const curve = errorsOf(differencesOf((x) => (x - 1) * (x + 4), 3, 9));
  expect(slopesOf(curve, curve.central).truncation).toBeNull();
  expect(slopesOf(curve, curve.oneSided).truncation).toBeCloseTo(1, 1);
});

test("the surest step is no lucky one", () => {
  const curve = errorsOf(differencesOf(Math.exp, 1, Math.E));
  const [central, oneSided] = [surest(curve.central) ?? 0, surest(curve.oneSided) ?? 0];
  expect(Math.log10(STEPS[central] ?? 0)).toBeCloseTo(-5.2, -0.3);
  expect(Math.log10(STEPS[oneSided] ?? 0)).toBeCloseTo(-8, -0.3);
});

test("where nothing is a number no step is best", () => {
  expect(surest([null, null])).toBeNull();
  const nothing = differencesOf(() => NaN, 1, 1);
  const curve = errorsOf(nothing);
  expect(slopesOf(curve, curve.central)).toEqual({ rounding: null, truncation: null });
});
