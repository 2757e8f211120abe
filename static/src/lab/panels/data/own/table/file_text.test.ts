import { expect, test } from "vitest";
import { MOST_CHARACTERS, textOf } from "./file_text";

function file(bytes: readonly number[] | string, name = "table.csv"): File {
  return new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name);
}

test("UTF-8 is read as it is", async () => {
  expect(await textOf(file("größe,é\n"))).toEqual({ text: "größe,é\n", note: null });
});

test("UTF-16 is read by its mark", async () => {
  expect((await textOf(file([0xff, 0xfe, 0x61, 0, 0x2c, 0]))).text).toBe("a,");
  expect((await textOf(file([0xfe, 0xff, 0, 0x61, 0, 0x2c]))).text).toBe("a,");
});

test("what a spreadsheet writes in Windows-1252 is read, and said to be a guess", async () => {
  const { text, note } = await textOf(file([0x67, 0x72, 0xf6, 0xdf, 0x65]));
  expect(text).toBe("größe");
  expect(note).toMatch(/Windows-1252/);
});

test("a workbook is refused with a way out", async () => {
  await expect(textOf(file([0x50, 0x4b, 3, 4, 0], "a.xlsx"))).rejects.toThrow(/save.*as CSV/i);
});

test("what is too large is refused before it is sent", async () => {
  await expect(textOf(file("1".repeat(MOST_CHARACTERS + 1)))).rejects.toThrow(/at most 5.0 MB/);
});

test("an empty file is told to be one", async () => {
  await expect(textOf(file(""))).rejects.toThrow(/is empty/);
});
