import { expect, test } from "vitest";
import { MOST_BYTES, textOf, titleOf } from "./file_text";

test("a file's text is read as UTF-8", async () => {
  await expect(textOf(new File(["f = σ(x)"], "f.txt"))).resolves.toBe("f = σ(x)");
});

test.each([
  [
    "too large",
    new File([new Uint8Array(MOST_BYTES + 1)], "big.json"),
    "big.json has 8.0 MB; at most 8.0 MB",
  ],
  ["empty", new File([], "none.txt"), "none.txt is empty"],
  [
    "a picture",
    new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff)], "a.png"),
    "a.png is not text",
  ],
  ["zeros", new File(["a\0b"], "a.bin"), "a.bin is not text"],
])("what is %s is refused with the reason", async (_, file, words) => {
  await expect(textOf(file)).rejects.toThrow(words);
});

test.each([
  ["C:\\mine\\two sums.json", "two sums"],
  ["a.b.dot", "a.b"],
  [null, "Untitled"],
  [".json", "Untitled"],
])("%s is called %s", (name, title) => expect(titleOf(name)).toBe(title));
