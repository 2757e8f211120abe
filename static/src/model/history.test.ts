import { expect, test } from "vitest";

import { began, pushed, redone, undone } from "./history";

test("undo and redo walk the line of states, and a new state cuts what was undone", () => {
  const three = pushed(pushed(began(1), 2), 3);
  expect(undone(undone(three)).present).toBe(1);
  expect(redone(undone(three)).present).toBe(3);
  expect(redone(pushed(undone(three), 4)).present).toBe(4);
});

test("undo at the beginning and redo at the end change nothing", () => {
  expect(undone(began(1))).toEqual(began(1));
  expect(redone(began(1))).toEqual(began(1));
});
