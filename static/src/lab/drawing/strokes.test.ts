import { expect, test } from "vitest";
import { gradientStrength, strokeOf, usualWeight, weightStrength, widestStroke } from "./strokes";

test("a larger weight is wider and darker, whatever its sign", () => {
  const strengths = [0, 0.1, 1, -3, 100].map((weight) => weightStrength(weight, 0.5));
  expect([...strengths].sort((one, other) => one - other)).toEqual(strengths);
  expect(strokeOf(15, 4).width).toBeGreaterThan(strokeOf(3, 4).width);
  expect(strokeOf(15, 4).opacity).toBeGreaterThan(strokeOf(3, 4).opacity);
});

test("a usual weight is drawn half as strong as can be", () => {
  expect(usualWeight([4, 4])).toBe(0.5);
  expect(weightStrength(-0.5, 0.5)).toBe(0.5);
});

test("a weight that is infinite is drawn as strongly as can be", () => {
  expect(weightStrength(-Infinity, 1)).toBe(1);
});

test("gradients ten thousand times smaller than the largest are the faintest", () => {
  expect(gradientStrength(-2, 2)).toBe(1);
  expect(gradientStrength(2e-4, 2)).toBeCloseTo(0);
  expect(gradientStrength(0, 0)).toBe(0);
});

test("many edges are drawn finer, down to a pixel of the screen", () => {
  expect(widestStroke(88, 1)).toBe(4);
  expect(widestStroke(512, 1)).toBe(2);
  expect(widestStroke(28_864, 1)).toBe(1);
  expect(widestStroke(28_864, 2)).toBe(0.5);
});
