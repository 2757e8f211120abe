import { expect, test } from "vitest";

import { columnsOf, items, texts, wholes } from "./columns";
import { answerOf, float64, int32, utf8 } from "./sample_columns";

/** The answer with one uint32 of its head or of an entry changed. */
function altered(answer: ArrayBuffer, at: number, word: number): ArrayBuffer {
  const copy = answer.slice(0);
  new DataView(copy).setUint32(at, word, true);
  return copy;
}

test("bytes written out one by one are read", () => {
  const hex =
    "42505843 01000000 01000000 00000000 76616c75 65730000 00000000 00000000 " +
    "01000000 30000000 01000000 00000000 00000000 000004c0";
  const bytes = hex.replaceAll(" ", "").match(/../g) ?? [];
  const answer = Uint8Array.from(bytes, (byte) => parseInt(byte, 16)).buffer;
  expect(items(columnsOf(answer), "values")).toEqual([-2.5]);
});

test("numbers are views of the answer, not copies", () => {
  const answer = answerOf(float64("values", 1, 2), int32("slots", 7, -8, 9), utf8("ids", "a"));
  const columns = columnsOf(answer);
  expect([...columns.keys()]).toEqual(["values", "slots", "ids"]);
  for (const column of columns.values()) expect(column.buffer).toBe(answer);
  expect([...wholes(columns, "slots")]).toEqual([7, -8, 9]);
});

test("numbers that are not finite have their names, and zero keeps its sign", () => {
  const columns = columnsOf(answerOf(float64("grads", NaN, Infinity, -Infinity, -0, 5e-324)));
  expect(items(columns, "grads")).toEqual(["NaN", "Infinity", "-Infinity", -0, 5e-324]);
});

test("scalars, tensors of any shape and absent items are told apart", () => {
  const columns = columnsOf(
    answerOf(
      float64("values", 1, 2, 3, 4, 5, 6, NaN, 8, 9),
      int32("values_ends", 6, 6, 7, 7, 8, 9),
      int32("values_axes", 2, 0, 1, 1, 0, 4),
      int32("values_sizes", 2, 3, 1, 0, 1, 1, 1, 1),
    ),
  );
  expect(items(columns, "values")).toEqual([
    { shape: [2, 3], data: [1, 2, 3, 4, 5, 6] },
    null,
    { shape: [1], data: ["NaN"] },
    { shape: [0], data: [] },
    8,
    { shape: [1, 1, 1, 1], data: [9] },
  ]);
});

test("ids end where their bytes do, whatever their letters", () => {
  const columns = columnsOf(answerOf(utf8("ids", "a∂𝛿xü"), int32("ids_ends", 1, 4, 9, 9, 11)));
  expect(texts(columns, "ids")).toEqual(["a", "∂", "𝛿x", "", "ü"]);
});

test("columns of unknown names and types are skipped", () => {
  const columns = columnsOf(
    answerOf(["later", 9, [1, 2, 3]], float64("more", 1), float64("values", 4)),
  );
  expect(items(columns, "values")).toEqual([4]);
  expect(columns.has("later")).toBe(false);
});

test("what is not columns is refused with words", () => {
  const json = new TextEncoder().encode('{"output": "f", "nodes": {}}').buffer;
  expect(() => columnsOf(json)).toThrow("does not begin with BPXC");
  expect(() => columnsOf(new ArrayBuffer(0))).toThrow("does not begin with BPXC");
});

test("another version is refused with both numbers", () => {
  const answer = altered(answerOf(float64("values", 1)), 4, 2);
  expect(() => columnsOf(answer)).toThrow("the columns are of version 2, and only 1 can be read");
});

test.each([
  ["begins amid a number", 20, 84],
  ["begins beyond the answer", 20, 4_000_000_000],
  ["ends beyond the answer", 24, 5],
])("a column that %s is refused by its name", (_, at, word) => {
  const answer = altered(answerOf(float64("values", 1, 2, 3), float64("more", 4)), 16 + at, word);
  expect(() => columnsOf(answer)).toThrow("column values does not lie within the answer");
});

test("an answer that was cut short is refused", () => {
  const answer = answerOf(float64("values", 1, 2), float64("grads", 1, 2));
  expect(() => columnsOf(answer.slice(0, 40))).toThrow("ends amid the list");
  expect(() => columnsOf(answer.slice(0, -8))).toThrow("column grads does not lie within");
});

test("a column that is missing, or of another type, is named", () => {
  const columns = columnsOf(answerOf(float64("slots", 1)));
  expect(() => items(columns, "values")).toThrow("the answer lacks the column values");
  expect(() => wholes(columns, "slots")).toThrow("the answer lacks the column slots");
});
