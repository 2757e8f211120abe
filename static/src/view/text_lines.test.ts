import { expect, test } from "vitest";
import { linesOf } from "./text_lines";
import { textWidth } from "./text_width";

const ROOM = textWidth("nothing is here", "note");

test("words stay whole, and every line has room", () => {
  const lines = linesOf("nothing is connected to b yet", ROOM, "note");
  expect(lines.join(" ")).toBe("nothing is connected to b yet");
  for (const line of lines) expect(textWidth(line, "note")).toBeLessThanOrEqual(ROOM);
});

test("a word longer than a line is cut, and no letter is lost", () => {
  const word = "averyveryverylongwordthatdoesnotfit";
  const lines = linesOf(`so ${word}`, ROOM, "note");
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join("").replace("so", "")).toBe(word);
});

test("lines of the text stay lines, empty ones too", () => {
  expect(linesOf("a\r\n\nb", ROOM, "note")).toEqual(["a", "", "b"]);
});

test("a letter wider than a line still has one", () => {
  expect(linesOf("ab", 1, "note")).toEqual(["a", "b"]);
});
