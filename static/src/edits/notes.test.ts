import { expect, test } from "vitest";

import { OPS } from "../language/corpus";
import { deleteSelected } from "./delete_selected";
import { boxOf } from "./groups/paths";
import { addNote, deleteNotes, setNote } from "./notes";
import { renameNode } from "./nodes/rename_node";
import { made, refusedBy, SEED_WORK, uses, workOf } from "./sample_work";
import { together, workAfter } from "./together";

const NOTED = workAfter(SEED_WORK, addNote(SEED_WORK, { x: 1, y: 2 }, "why 7?"));

test("a note is added under an id that no node can have", () => {
  expect(NOTED.document.notes).toEqual([{ id: "note-1", text: "why 7?", x: 1, y: 2 }]);
  expect(addNote(NOTED, { x: 0, y: 0 }, "").selected).toEqual(["note-2"]);
});

test("a note's words are changed", () => {
  const edit = made(setNote(NOTED, "note-1", "so"));
  expect(edit.rest?.notes).toEqual([{ id: "note-1", text: "so", x: 1, y: 2 }]);
  expect(refusedBy(setNote(NOTED, "note-1", "why 7?"))).toContain("already");
  expect(refusedBy(setNote(NOTED, "note-7", ""))).toContain("not here any more");
});

test("notes are deleted", () => {
  expect(made(deleteNotes(NOTED, ["note-1"])).rest?.notes).toEqual([]);
  expect(refusedBy(deleteNotes(NOTED, ["a"]))).toBe("there is no note here to delete");
});

test("whatever is selected is deleted in one", () => {
  const groups = { x: "sum" };
  const work = { ...NOTED, document: { ...NOTED.document, groups, closed: ["sum"] } };
  const edit = made(deleteSelected(work, [boxOf("sum"), "c:y:1", "note-1"], OPS));
  expect(uses(edit.sketch)).toEqual(["y = add(b, _)", "f = mul(_, y)"]);
  expect(edit.rest).toMatchObject({ groups: {}, closed: [], notes: [] });
  expect([edit.name, edit.selected]).toEqual(["delete 3 things", []]);
});

test("one thing that is selected is deleted under its own name", () => {
  expect(made(deleteSelected(SEED_WORK, ["x"], OPS)).name).toBe("delete x");
  expect(made(deleteSelected(SEED_WORK, ["a:x:0"], OPS)).name).toBe("disconnect a from x");
  expect(refusedBy(deleteSelected(SEED_WORK, ["p:x:0", "q"], OPS))).toContain("nothing here");
});

test("of several edges of one node each is deleted, though slots close up", () => {
  const work = workOf("y = concat(a, b, c)");
  const edit = made(deleteSelected(work, ["a:y:0", "b:y:1"], OPS));
  expect(uses(edit.sketch)).toEqual(["y = concat(c)"]);
});

test("edits in a row are one, which says what was renamed in all", () => {
  const steps = [
    (now: typeof SEED_WORK) => renameNode(now, "x", "p", OPS),
    (now: typeof SEED_WORK) => renameNode(now, "p", "q", OPS),
    (now: typeof SEED_WORK) => renameNode(now, "y", "x", OPS),
  ];
  const edit = made(together(SEED_WORK, "rename 2 nodes", steps));
  expect(edit.renamed).toEqual({ x: "q", y: "x" });
  expect(uses(edit.sketch).at(-1)).toBe("f = mul(q, x)");
  expect(refusedBy(together(SEED_WORK, "", [...steps, ...steps]))).toBe(
    "there is a node q already; q1 would do",
  );
});
