import { describe, expect, test } from "vitest";

import { boxOf } from "../groups/paths";
import { made, refusedBy, SEED_WORK, workOf } from "../sample_work";
import { align, alignToGrid, distribute, type Box, type Side } from "./align";
import { inStyle } from "./in_style";
import { move, moveTo } from "./move";
import { unplace } from "./unplace";

const box = (x: number, y: number, width = 100, height = 60): Box => ({ x, y, width, height });
const DRAWN = new Map([
  ["a", box(0, 0)],
  ["b", box(10, 100)],
  ["c", box(5, 150, 80, 40)],
  ["x", box(203, 51)],
  ["note-1", box(300, 300)],
]);
const notes = [{ id: "note-1", text: "why?", x: 300, y: 300 }];

describe("moving", () => {
  test("fixes what is moved where it is put, and nothing else", () => {
    const edit = made(move(SEED_WORK, ["a", "x"], 8, -8, DRAWN));
    expect(edit.rest).toEqual({ places: { a: { x: 8, y: -8 }, x: { x: 211, y: 43 } } });
    expect(edit.name).toBe("move 2 nodes");
    expect(edit.sketch).toBe(SEED_WORK.sketch);
  });

  test("moves notes too", () => {
    const work = workOf("f = a + b", { notes });
    const edit = made(move(work, ["note-1"], 1, 2, DRAWN));
    expect(edit.rest).toEqual({ notes: [{ id: "note-1", text: "why?", x: 301, y: 302 }] });
    expect(made(move(work, ["note-1", "a"], 1, 2, DRAWN)).name).toBe("move 2 nodes");
  });

  test("takes what is in a closed group along with its box", () => {
    const id = boxOf("one");
    const work = workOf("f = a + b", {
      groups: { a: "one", b: "one/in" },
      closed: ["one"],
      places: { [id]: { x: 0, y: 0 }, b: { x: 10, y: 10 } },
    });
    expect(made(moveTo(work, new Map([[id, { x: 5, y: 6 }]]))).rest?.places).toEqual({
      [id]: { x: 5, y: 6 },
      b: { x: 15, y: 16 },
    });
  });

  test("is refused to where nothing is found again, and to where all stands already", () => {
    expect(refusedBy(move(SEED_WORK, ["a"], 1e7, 0, DRAWN))).toContain("further out");
    expect(refusedBy(move(SEED_WORK, ["a"], NaN, 0, DRAWN))).toContain("further out");
    const placed = workOf("f = a + b", { places: { a: { x: 0, y: 0 } } });
    expect(refusedBy(move(placed, ["a"], 0, 0, DRAWN))).toContain("stands there already");
    expect(refusedBy(move(SEED_WORK, ["gone"], 1, 0, DRAWN))).toContain("stands there already");
  });
});

describe("lining up", () => {
  test.each<[Side, object]>([
    ["left", { a: { x: 0, y: 0 }, b: { x: 0, y: 100 }, c: { x: 0, y: 150 } }],
    ["centre", { a: { x: 5, y: 0 }, b: { x: 5, y: 100 }, c: { x: 15, y: 150 } }],
    ["right", { a: { x: 10, y: 0 }, b: { x: 10, y: 100 }, c: { x: 30, y: 150 } }],
    ["top", { a: { x: 0, y: 0 }, b: { x: 10, y: 0 }, c: { x: 5, y: 0 } }],
    ["middle", { a: { x: 0, y: 65 }, b: { x: 10, y: 65 }, c: { x: 5, y: 75 } }],
    ["bottom", { a: { x: 0, y: 130 }, b: { x: 10, y: 130 }, c: { x: 5, y: 150 } }],
  ])("at the %s", (side, places) => {
    const edit = made(align(SEED_WORK, ["a", "b", "c"], side, DRAWN));
    expect(edit.rest).toEqual({ places });
    expect(edit.name).toBe(`align 3 nodes at the ${side}`);
  });

  test("takes two, and setting apart three", () => {
    expect(refusedBy(align(SEED_WORK, ["a"], "left", DRAWN))).toContain("two or more");
    expect(refusedBy(distribute(SEED_WORK, ["a", "b"], "down", DRAWN))).toContain("three or more");
  });

  test("sets apart evenly, the outermost staying where they are", () => {
    const { rest } = made(distribute(SEED_WORK, ["c", "b", "a"], "down", DRAWN));
    expect(rest?.places).toEqual({ a: { x: 0, y: 0 }, b: { x: 10, y: 75 }, c: { x: 5, y: 150 } });
  });

  test("puts on the grid what is said, or all", () => {
    const some = made(alignToGrid(SEED_WORK, ["x"], DRAWN));
    expect(some.rest).toEqual({ places: { x: { x: 200, y: 48 } } });
    const all = made(alignToGrid(SEED_WORK, null, DRAWN));
    expect(all.rest?.places).toMatchObject({ b: { x: 8, y: 104 }, c: { x: 8, y: 152 } });
  });
});

describe("layout by itself", () => {
  const places = { a: { x: 0, y: 0 }, b: { x: 1, y: 1 } };
  const work = workOf("f = a + b", { places, style: "tall" });

  test("forgets places, and with the last one the style they were made in", () => {
    expect(made(unplace(work, ["a"])).rest).toEqual({ places: { b: { x: 1, y: 1 } } });
    expect(made(unplace(work, null)).rest).toEqual({ places: {}, style: null });
    expect(made(unplace(work, null)).name).toBe("auto layout");
    expect(refusedBy(unplace(SEED_WORK, null))).toBe("nothing here was placed by hand");
  });

  test("keeps the style of the drawing from the first place on", () => {
    const edit = made(move(SEED_WORK, ["a"], 1, 1, DRAWN));
    expect(inStyle(SEED_WORK, edit, "near").rest?.style).toBe("near");
    expect(inStyle(work, edit, "near")).toBe(edit);
    const bare = made(unplace(work, null));
    expect(inStyle(SEED_WORK, bare, "near")).toBe(bare);
  });
});
