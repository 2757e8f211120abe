import { expect, test } from "vitest";
import {
  added,
  begun,
  changed,
  cleared,
  counts,
  EMPTY,
  erased,
  extended,
  lacking,
  MOST_CLASSES,
  MOST_POINTS,
  redone,
  renamed,
  undone,
  withClass,
  withoutClass,
  type Painted,
} from "./painting";

const TWO: Painted = {
  points: [
    [0, 0, 0],
    [1, 1, 1],
  ],
  classes: ["a", "b"],
};

test("a whole stroke is undone as one step, and redone", () => {
  const stroke = changed(begun(TWO), added(TWO, [[2, 2, 0]]));
  const whole = extended(stroke, added(stroke.now, [[3, 3, 0]]));
  expect(whole.now.points).toHaveLength(4);
  expect(undone(whole).now).toBe(TWO);
  expect(redone(undone(whole)).now).toBe(whole.now);
});

test("clearing is undone, and a new step forgets what was undone", () => {
  const empty = changed(begun(TWO), cleared(TWO));
  expect(undone(empty).now).toBe(TWO);
  const other = changed(undone(empty), withClass(TWO));
  expect(redone(other)).toEqual(other);
});

test("what changes nothing is no step", () => {
  expect(changed(EMPTY, cleared(EMPTY.now))).toBe(EMPTY);
  expect(erased(TWO, 5, 5, 1)).toBe(TWO);
});

test("the eraser takes what is near", () => {
  expect(erased(TWO, 0.9, 0.9, 0.5).points).toEqual([[0, 0, 0]]);
});

test("no more points are taken than the server takes", () => {
  const many = Array.from({ length: MOST_POINTS + 5 }, () => [0, 0, 0] as const);
  expect(added(TWO, many).points).toHaveLength(MOST_POINTS);
});

test("the last class goes with its points, two stay", () => {
  const three = added(withClass(TWO), [[4, 4, 2]]);
  expect(three.classes).toEqual(["a", "b", "class 3"]);
  expect(withoutClass(three)).toEqual(TWO);
  expect(withoutClass(TWO)).toBe(TWO);
});

test("classes end where there are no more, each under a name of its own", () => {
  let painted: Painted = { points: [], classes: ["class 3", "b"] };
  for (let i = 0; i < 9; i += 1) painted = withClass(painted);
  expect(painted.classes).toHaveLength(MOST_CLASSES);
  expect(new Set(painted.classes).size).toBe(MOST_CLASSES);
});

test("two classes cannot have one name", () => {
  expect(renamed(TWO, 0, " b ")).toMatch(/another class/);
  expect(renamed(TWO, 0, " c ")).toMatchObject({ classes: ["c", "b"] });
});

test("something can be learnt once two classes have points", () => {
  expect(counts(TWO)).toEqual([1, 1]);
  expect(lacking(TWO)).toBeNull();
  expect(lacking(erased(TWO, 0, 0, 0.1))).toMatch(/two classes/);
});
