import { expect, test } from "vitest";
import { glance, switched, turned, valueOf } from "./chosen";
import { knob } from "./made_up";

const RATE = knob({ name: "learning_rate", default: 0.1 });
const SMALL_RATE = { ...RATE, default: 0.001 };
const MOMENTUM = knob({ name: "momentum", default: 0.9, symbol: "μ" });

test("a knob that was not turned stands at its default", () => {
  expect(valueOf(MOMENTUM, { name: "momentum", knobs: {} })).toBe(0.9);
});

test("turning one knob leaves the others", () => {
  const chosen = { name: "momentum", knobs: { learning_rate: 0.3 } };
  expect(turned(chosen, MOMENTUM, 0.5).knobs).toEqual({ learning_rate: 0.3, momentum: 0.5 });
});

test("what was turned goes along to an optimizer with the same knob", () => {
  const chosen = { name: "momentum", knobs: { learning_rate: 0.3, momentum: 0.5 } };
  const knobs = [RATE, MOMENTUM];
  expect(switched(chosen, "nesterov", knobs, knobs)).toEqual({ ...chosen, name: "nesterov" });
});

test("a rate of another order begins at its own default", () => {
  const chosen = { name: "sgd", knobs: { learning_rate: 0.3 } };
  expect(switched(chosen, "adam", [RATE], [SMALL_RATE]).knobs).toEqual({});
});

test("knobs at a glance", () => {
  const chosen = { name: "momentum", knobs: { learning_rate: 0.3 } };
  expect(glance([RATE, MOMENTUM], chosen)).toBe("learning_rate 0.3 · μ 0.9");
});
