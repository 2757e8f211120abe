import { expect, test } from "vitest";
import { endOf, inputPort, outputPort, portKey, sparePort } from "./ports";

const SIZE = { width: 144, height: 92 };

test("a port's name leads back to the port, whatever its node is called", () => {
  for (const end of [{ from: "x" }, { to: "x", slot: 2 }, { from: "group/a%3Ab" }]) {
    expect(endOf(portKey(end))).toEqual(end);
  }
});

test("values run from left to right, downwards in the tall style and upwards in the rising one", () => {
  expect([inputPort(SIZE, "wide", 1, 0).x, outputPort(SIZE, "wide").x]).toEqual([0, 144]);
  expect([inputPort(SIZE, "tall", 1, 0).y, outputPort(SIZE, "tall").y]).toEqual([0, 92]);
  expect([inputPort(SIZE, "rising", 1, 0).y, outputPort(SIZE, "rising").y]).toEqual([92, 0]);
});

test("the spare port is below the last one, and on the card", () => {
  const spare = sparePort(SIZE, "wide", 3);
  expect(spare.y).toBeGreaterThan(inputPort(SIZE, "wide", 3, 2).y);
  expect(spare.y).toBeLessThan(SIZE.height);
});
