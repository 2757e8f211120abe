import { expect, test } from "vitest";
import type { Quantity } from "../model/value";
import { bundleOf } from "./bundle";
import type { FlowStep } from "./step";
import type { Arrival } from "./timeline";

function crossing(from: string, to: string, place: number, amount: Quantity): [string, Arrival] {
  const ends = { index: place, kind: "contribution", from, to, slot: 0 } as const;
  const step: FlowStep = { ...ends, upstream: 1, local: amount, amount, total: amount };
  return [`${to}:${from}:0`, { place, step }];
}

const TO_ONE = new Map([
  crossing("u", "a", 7, -2),
  crossing("v", "a", 5, 3),
  crossing("w", "a", 9, 4),
]);
const TO_SEVERAL = new Map([crossing("u", "a", 5, -2), crossing("u", "b", 6, 1)]);

test("what crosses several edges into one node adds up, as far as it has come", () => {
  const { at, crossing: whole } = bundleOf([...TO_ONE.keys(), "a:x:0"], TO_ONE);
  expect(at(5)).toBeUndefined();
  expect(at(6)).toMatchObject({ amount: 3, local: null, bundle: { edges: 1, isSum: true } });
  expect(at(9)).toMatchObject({ amount: 1, bundle: { edges: 2, isSum: true } });
  expect(at(99)).toMatchObject({ amount: 5, bundle: { edges: 3, isSum: true } });
  expect(whole).toMatchObject({ place: 5, step: { amount: 5 } });
});

test("paths over several edges add up exactly", () => {
  const many = 2n ** 60n;
  const paths = new Map([crossing("u", "a", 5, many), crossing("v", "a", 6, 1n)]);
  expect(bundleOf([...paths.keys()], paths).at(99)?.amount).toBe(many + 1n);
});

test("what goes to different nodes is not added up", () => {
  expect(bundleOf([...TO_SEVERAL.keys()], TO_SEVERAL).at(99)).toMatchObject({
    amount: -2,
    bundle: { edges: 2, isSum: false },
  });
});

test("while no further edge is crossed the step stays the same one", () => {
  const { at } = bundleOf([...TO_ONE.keys()], TO_ONE);
  expect(at(8)).toBe(at(9));
});

test("edges that nothing crosses have nothing to tell", () => {
  const { at, crossing: whole } = bundleOf(["a:b:0", "a:c:0"], new Map());
  expect([at(99), whole]).toEqual([undefined, undefined]);
});
