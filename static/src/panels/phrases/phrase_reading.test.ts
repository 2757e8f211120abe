import { expect, test } from "vitest";
import type { Phrase } from "./phrase";
import { readPhrase } from "./phrase_reading";

const KNOWN = { nodes: new Set(["a", "b", "x", "y", "x1"]), ops: new Set(["relu", "tanh"]) };

const phrase = (pattern: string): Phrase => ({ pattern, does: "", example: "", run: () => null });
const CONNECT = phrase("connect <node> to <node> [<slot>]");
const GROUP = phrase("group <nodes> as <name>");
const SET = phrase("set <node> [to] <value>");
const INSERT = phrase("insert <op> on <node> <node>");

const read = (form: Phrase, text: string) => readPhrase(form, text, KNOWN);
const said = (form: Phrase, text: string) => {
  const reading = read(form, text);
  return reading.kind === "whole" ? reading.said : reading;
};

test("a phrase says which nodes and which input, counted from 1", () => {
  expect(said(CONNECT, "connect b to y")).toMatchObject({ nodes: ["b", "y"], slot: null });
  expect(said(CONNECT, " Connect  b to y 2 ")).toMatchObject({ nodes: ["b", "y"], slot: 1 });
});

test("several nodes stand with blanks, commas or an and", () => {
  for (const text of ["group x y as top", "group x, y as top", "group x and y as top"]) {
    expect(said(GROUP, text)).toMatchObject({ nodes: ["x", "y"], name: "top" });
  }
});

test("a value is all that is left", () => {
  expect(said(SET, "set a 3")).toMatchObject({ nodes: ["a"], value: 3 });
  expect(said(SET, "set a to [1, 2]")).toMatchObject({ value: { shape: [2], data: [1, 2] } });
  expect(read(SET, "set a to one")).toMatchObject({ kind: "wrong" });
});

test("an op that is nearly spelled is told", () => {
  expect(read(INSERT, "insert tann on x y")).toEqual({
    kind: "wrong",
    words: "There is no op called tann; did you mean tanh?",
  });
});

test("an op and the edge it goes on", () => {
  expect(said(INSERT, "insert relu on x y")).toMatchObject({ op: "relu", nodes: ["x", "y"] });
});

test.each([
  ["con", "connect", "con", ""],
  ["connect", "<node>", "", "connect "],
  ["connect b", "to", "", "connect b "],
  ["connect b t", "to", "t", "connect b "],
  ["connect b to ", "<node>", "", "connect b to "],
])("%j is a beginning", (text, next, typed, before) => {
  const reading = read(CONNECT, text);
  expect(reading).toMatchObject({ kind: "begun", typed, before });
  expect(reading.kind === "begun" && reading.next.word).toBe(next);
});

test.each([
  ["connect q to y", "There is no node called q; there are a, b, x, y, x1."],
  ["connect b into y", "Here “to” is expected, not “into”."],
  ["connect b to y 0", "“0” is no input: count them from 1."],
  ["connect b to y 1 2", "“2” is one word too many."],
])("%j is told what is wrong", (text, words) => {
  expect(read(CONNECT, text)).toEqual({ kind: "wrong", words });
});

test("what begins with another word is another phrase", () => {
  expect(read(CONNECT, "delete b").kind).toBe("other");
  expect(read(CONNECT, "connection").kind).toBe("other");
});
