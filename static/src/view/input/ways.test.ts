import { expect, test } from "vitest";
import { nextStop, waysOf, type Stop } from "./ways";

const WAYS = waysOf({
  nodes: [
    { id: "a", op: "input" },
    { id: "b", op: "input" },
    { id: "c", op: "input" },
    { id: "x", op: "add", inputs: ["a", "b"] },
    { id: "y", op: "add", inputs: ["b", "c"] },
    { id: "f", op: "mul", inputs: ["x", "y"] },
  ],
  output: "f",
});

function walk(start: string, ...keys: string[]): string {
  let stop: Stop = { key: start, entered: null };
  for (const key of keys) stop = nextStop(WAYS, stop, key) ?? stop;
  return stop.key;
}

test("down and up walk the nodes and stop at the ends", () => {
  expect(walk("a", "ArrowDown")).toBe("b");
  expect(walk("a", "ArrowUp")).toBe("a");
  expect(walk("f", "ArrowDown")).toBe("f");
});

test("brackets follow edges forward and back", () => {
  expect(walk("b", "]")).toBe("b:x:1");
  expect(walk("b", "]", "]", "]", "]")).toBe("f");
  expect(walk("f", "[", "[")).toBe("x");
});

test("on an edge, down and up stay with the node it was entered from", () => {
  expect(walk("b", "]", "ArrowDown")).toBe("b:y:0");
  expect(walk("b", "]", "ArrowDown", "]")).toBe("y");
  expect(walk("y", "[", "ArrowDown")).toBe("c:y:1");
});

test("a way that is not there leads nowhere, and other keys are left alone", () => {
  expect(nextStop(WAYS, { key: "f", entered: null }, "]")).toBeNull();
  expect(nextStop(WAYS, { key: "a", entered: null }, "[")).toBeNull();
  expect(nextStop(WAYS, { key: "a", entered: null }, "ArrowRight")).toBeNull();
});

test("a node read twice has two edges", () => {
  const square = waysOf({
    nodes: [
      { id: "x", op: "input" },
      { id: "f", op: "mul", inputs: ["x", "x"] },
    ],
    output: "f",
  });
  expect(square.incoming.get("f")).toEqual(["x:f:0", "x:f:1"]);
});
