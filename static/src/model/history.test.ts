import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { describe, expect, test } from "vitest";

import { documentOf, type Document } from "./document";
import { amended, began, nextRedo, nextUndo, pushed, redone, undone } from "./history";
import type { History } from "./history";
import { fromSaved, toSaved } from "./saved_history";

const text = (source: string): Document => documentOf(source);

/** A line of texts, each change named after the text it makes. */
function lineOf(first: string, ...rest: string[]): History {
  return rest.reduce((line, source) => pushed(line, text(source), source), began(text(first)));
}

test("undo and redo walk the line of documents, and a new change cuts what was undone", () => {
  const three = lineOf("one", "two", "three");
  expect(undone(undone(three)).present).toEqual(text("one"));
  expect(redone(undone(three)).present).toEqual(text("three"));
  const cut = pushed(undone(three), text("four"), "four");
  expect(redone(cut)).toBe(cut);
  expect(undone(cut).present).toEqual(text("two"));
});

test("undo at the beginning and redo at the end change nothing", () => {
  const one = began(text("one"));
  expect(undone(one)).toBe(one);
  expect(redone(one)).toBe(one);
});

test("undo and redo tell the name of what they would do", () => {
  const three = lineOf("one", "two", "three");
  expect([nextUndo(three), nextRedo(three)]).toEqual(["three", null]);
  const back = undone(three);
  expect([nextUndo(back), nextRedo(back)]).toEqual(["two", "three"]);
  expect(nextUndo(undone(back))).toBeNull();
});

test("an amended change is one change, from before it to what it came to", () => {
  const typed = amended(amended(lineOf("y = a", "y = ab"), text("y = abc")), text("y = abcd"));
  expect(typed.past).toHaveLength(1);
  expect(undone(typed).present).toEqual(text("y = a"));
  expect(redone(undone(typed)).present).toEqual(text("y = abcd"));
  expect(nextUndo(typed)).toBe("y = ab");
});

test("a change that was amended back to nothing still is not the one before it", () => {
  const typed = amended(amended(lineOf("a", "ab", "abc"), text("ab")), text("abd"));
  expect(undone(typed).present).toEqual(text("ab"));
});

test("every part of a document comes back", () => {
  const before: Document = {
    title: "one",
    source: "f = a * b",
    values: { a: 1, b: 2 },
    places: { a: { x: 1, y: 2 }, f: { x: 5, y: 5 } },
    style: null,
    groups: { f: "layer1" },
    closed: ["layer1"],
    notes: [
      { id: "n1", text: "one", x: 0, y: 0 },
      { id: "n2", text: "two", x: 0, y: 0 },
    ],
  };
  const after: Document = {
    title: "two",
    source: "f = a + b + c",
    values: { a: 1, b: { shape: [2], data: [1, "NaN"] } },
    places: { a: { x: 3, y: 2 }, c: { x: 0, y: 0 } },
    style: "tall",
    groups: {},
    closed: [],
    notes: [{ id: "n2", text: "two", x: 8, y: 0 }],
  };
  const two = pushed(began(before), after, "all of it");
  expect(undone(two).present).toEqual(before);
  expect(redone(undone(two)).present).toEqual(after);
});

test.each([
  ["aa", "aaa"],
  ["aaa", "a"],
  ["abab", "ab"],
  ["", "x".repeat(9000)],
  ["x".repeat(9000), `${"x".repeat(4000)}y${"x".repeat(4999)}`],
])("%.9s comes back from %.9s, though letters repeat", (before, after) => {
  const back = undone(lineOf(before, after));
  expect([back.present.source, redone(back).present.source]).toEqual([before, after]);
});

test("names that mean something to JavaScript are names like others", () => {
  const places: Document["places"] = Object.fromEntries([["__proto__", { x: 1, y: 1 }]]);
  const two = pushed(began(text("f = a")), { ...text("f = a"), places }, "move __proto__");
  expect(Object.keys(undone(two).present.places)).toEqual([]);
  expect(Object.entries(redone(undone(two)).present.places)).toEqual(Object.entries(places));
});

describe("of 1,000 changes in a text of 300,000 characters", () => {
  const before = "w = a * b + c  # a line of the text\n".repeat(8400);
  const changed = (history: History, i: number): History => {
    const { source } = history.present;
    const at = (i * 7919) % source.length;
    const next = `${source.slice(0, at)}a change, number ${i}${source.slice(at + 20)}`;
    return pushed(history, text(next), `change ${i}`);
  };
  const collect = collector();
  const atFirst = collect();
  const line = Array.from({ length: 1000 }, (_, i) => i).reduce(changed, began(text(before)));
  const taken = collect() - atFirst;

  test("none keeps the text that it was made in", () => {
    expect(taken).toBeLessThan(10_000_000);
  });

  test("the saved form is not much longer than the text", () => {
    expect(JSON.stringify(toSaved(line)).length - before.length).toBeLessThan(200_000);
  });

  test("undo goes all the way back, and redo all the way on", () => {
    const back = line.past.reduce(undone, line);
    expect(back.present.source).toBe(before);
    expect(back.future.reduce(redone, back).present.source).toBe(line.present.source);
  });
});

/** Lets go of what nobody holds any more, and answers the bytes that are still held. */
function collector(): () => number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  return () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
}

describe("a saved history", () => {
  const saved = (history: History): unknown => JSON.parse(JSON.stringify(toSaved(history)));

  test("comes back as it was", () => {
    const notes = [{ id: "n1", text: "λ", x: 0, y: 4 }];
    const line = pushed(lineOf("a", "ab", "abc"), { ...text("abc"), notes }, "add a note");
    const back = fromSaved(saved(undone(line)));
    expect(back && redone(back).present).toEqual(line.present);
    expect(back && nextUndo(back)).toBe("abc");
    expect(back && undone(undone(back)).present).toEqual(text("a"));
  });

  const change = (part: object): object => ({
    form: 1,
    past: [{ name: "a", difference: part }],
    present: text("a"),
    future: [],
  });

  test.each([
    ["nothing", null],
    ["a word", "history"],
    ["a list", []],
    ["another form", { ...(toSaved(lineOf("a")) as object), form: 2 }],
    ["no present", { form: 1, past: [], future: [] }],
    ["a present without a text", { form: 1, past: [], present: { title: "a" }, future: [] }],
    ["a past that is no list", { form: 1, past: { length: 1 }, present: text("a"), future: [] }],
    ["a change without a name", { form: 1, past: [{}], present: text("a"), future: [] }],
    ["a place that is no number", change({ source: { from: "0", removed: "", inserted: "" } })],
    ["a place before the text", change({ source: { from: -1, removed: "", inserted: "" } })],
    ["a text that is none", change({ source: { from: 0, removed: 5, inserted: "" } })],
    ["a part that is null", change({ title: null })],
    ["a style that is none", change({ style: { removed: null, inserted: "grand" } })],
    ["half a patch", change({ values: { removed: {} } })],
    ["a value that is none", change({ values: { removed: {}, inserted: { a: "many" } } })],
    ["a place beyond the canvas", change({ places: { removed: {}, inserted: { a: { x: 1e9 } } } })],
    ["a note without words", change({ notes: { from: 0, removed: [], inserted: [{ id: "n" }] } })],
  ])("made of %s is none", (_, data) => {
    expect(fromSaved(data)).toBeNull();
  });

  test("cannot change what every object has", () => {
    const data: unknown = JSON.parse(
      '{"form": 1, "past": [{"name": "a", "difference": {"groups": {"removed": {},' +
        ' "inserted": {"__proto__": "b"}}}}], "present": {"source": "a"}, "future": []}',
    );
    const back = fromSaved(data);
    expect(back && undone(back).present.source).toBe("a");
    expect(({} as Record<string, unknown>).b).toBeUndefined();
  });
});
