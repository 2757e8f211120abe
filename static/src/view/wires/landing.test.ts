import { expect, test } from "vitest";
import { landingAt, type Place } from "./landing";

const box = { x: 0, y: 0, width: 144, height: 92 };
const ADD: Place = { node: { id: "y", op: "add", inputs: ["a", null] }, box, spare: false };
const FULL: Place = { node: { id: "y", op: "add", inputs: ["a", "b"] }, box, spare: false };
const LEAF: Place = { node: { id: "c", op: "input" }, box, spare: false };
const FROM = { from: "b" };

function land(at: [number, number], place: Place, fixed: Parameters<typeof landingAt>[1] = FROM) {
  return landingAt({ x: at[0], y: at[1] }, fixed, [place], "wide", 20);
}

test("near a port the wire ends there, even where another one is open", () => {
  for (const x of [-15, 10]) {
    expect(land([x, 31], ADD)?.port?.end).toEqual({ to: "y", slot: 0 });
  }
});

test("over a card it ends at the open port, however far", () => {
  expect(land([120, 5], ADD)?.port?.end).toEqual({ to: "y", slot: 1 });
});

test("over a card without an open port it ends at the nearest one", () => {
  expect(land([72, 80], FULL)?.port?.end).toEqual({ to: "y", slot: 1 });
  expect(land([72, 10], FULL)?.port?.end).toEqual({ to: "y", slot: 0 });
});

test("a card that takes any number of inputs takes one more before it loses one", () => {
  expect(land([72, 10], { ...FULL, spare: true })?.port?.end).toEqual({ to: "y", slot: 2 });
});

test("a wire pulled out of an input ends at an output", () => {
  expect(land([10, 80], LEAF, { to: "y", slot: 1 })?.port?.end).toEqual({ from: "c" });
});

test("a card that reads nothing has no port for a value, and the ground is nowhere", () => {
  expect(land([72, 46], LEAF)).toEqual({ node: "c", port: null });
  expect(land([400, 400], ADD)).toBeNull();
});
