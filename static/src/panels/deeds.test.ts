import { describe, expect, it } from "vitest";

import { documentOf } from "../model/document";
import { began, pushed, redone, undone } from "../model/history";
import { deedBetween } from "./deeds";

const empty = began(documentOf(""));
const one = pushed(empty, documentOf("a = 1"), "add a");
const two = pushed(one, documentOf("a = 1\nb = a"), "connect a to b");

describe("what is said of a change", () => {
  it("a change is said by its name", () => {
    expect(deedBetween(one, two)).toEqual({ words: "Done: connect a to b", isTravel: false });
  });

  it("undo says what it took back, and redo what it made again", () => {
    expect(deedBetween(two, undone(two))?.words).toBe("Undid connect a to b");
    expect(deedBetween(undone(two), two)?.words).toBe("Redid connect a to b");
    expect(deedBetween(undone(two), redone(undone(two)))?.isTravel).toBe(true);
  });

  it("a way over several changes is said by their number", () => {
    expect(deedBetween(two, undone(undone(two)))?.words).toBe("Undid 2 changes");
    expect(deedBetween(undone(undone(two)), two)?.words).toBe("Redid 2 changes");
  });

  it("a change after undo is a change, though the line is as long as before", () => {
    const other = pushed(undone(two), documentOf("a = 2"), "delete b");
    expect(deedBetween(undone(two), other)?.words).toBe("Done: delete b");
  });

  it("letters and numbers are not said: who types them hears them", () => {
    expect(deedBetween(one, pushed(one, documentOf("a = 12"), "set a"))).toBeNull();
    expect(deedBetween(one, pushed(one, documentOf("b = 1"), "typing b = 1"))).toBeNull();
    expect(deedBetween(one, one)).toBeNull();
  });
});
