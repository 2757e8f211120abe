import { expect, test } from "vitest";
import { cellAt } from "./cell_text";

const FORM = { delimiter: ",", quote: '"', decimal: ".", header: true };

test("a cell is found by line and column, whatever ends the lines", () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const text = ["a,b", "1, x ", "2,y"].join(end);
    expect(cellAt(text, FORM, 2, 2)?.text).toBe("x");
    expect(cellAt(text, FORM, 3, 2)?.text).toBe("y");
  }
});

test("delimiters and line ends within quotes part nothing", () => {
  const text = 'a,b\n"1,5 ""about""\n",z\n';
  expect(cellAt(text, FORM, 2, 1)?.text).toBe('1,5 "about"');
  expect(cellAt(text, FORM, 2, 2)?.text).toBe("z");
});

test("its place can be selected in the text", () => {
  const text = "a,b\n1,abc\n";
  const cell = cellAt(text, FORM, 2, 2);
  expect(text.slice(cell?.from, cell?.to)).toBe("abc");
});

test("beyond the row, or the text, there is none", () => {
  expect(cellAt("a,b\n", FORM, 1, 3)).toBeNull();
  expect(cellAt("a,b\n", FORM, 9, 1)).toBeNull();
});
