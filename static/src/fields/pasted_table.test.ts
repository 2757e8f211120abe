import { expect, test } from "vitest";
import { numbersOf, placed } from "./cell_faults";
import { tableOf } from "./pasted_table";

test.each([
  ["a row of a spreadsheet", "1\t2\t3", [["1", "2", "3"]]],
  [
    "Windows line ends, and the last one",
    "1\t2\r\n3\t4\r\n",
    [
      ["1", "2"],
      ["3", "4"],
    ],
  ],
  ["one number", "7", [["7"]]],
  [
    "commas",
    "1,2,3\n4,5,6",
    [
      ["1", "2", "3"],
      ["4", "5", "6"],
    ],
  ],
  [
    "commas and points",
    "1.5,2\n3,4",
    [
      ["1.5", "2"],
      ["3", "4"],
    ],
  ],
  [
    "commas and blanks",
    "1, 2\n3, 4",
    [
      ["1", "2"],
      ["3", "4"],
    ],
  ],
  [
    "semicolons and decimal commas",
    "1,5;2\n3;4,25",
    [
      ["1.5", "2"],
      ["3", "4.25"],
    ],
  ],
  [
    "tabs and decimal commas",
    "1,5\t2,5\n-0,125\t4",
    [
      ["1.5", "2.5"],
      ["-0.125", "4"],
    ],
  ],
  ["blanks and decimal commas", "1,5 2,5", [["1.5", "2.5"]]],
  [
    "columns of blanks",
    "  1   2\n 10  20",
    [
      ["1", "2"],
      ["10", "20"],
    ],
  ],
  [
    "quotes",
    '"1,5","2"\n"3","4"',
    [
      ["1.5", "2"],
      ["3", "4"],
    ],
  ],
  [
    "points for thousands",
    "1.234,5\t2\n1.000\t3",
    [
      ["1234.5", "2"],
      ["1000", "3"],
    ],
  ],
  [
    "commas for thousands",
    "1,234.5\t2\n1,000\t3",
    [
      ["1234.5", "2"],
      ["1000", "3"],
    ],
  ],
  ["millions", "1,234,567\t8", [["1234567", "8"]]],
  ["thin blanks for thousands", "1\u202F234,5\t1\u00A0000", [["1234.5", "1000"]]],
  ["signs and powers", "−2\t+3\t1E+05\t1,5e-3", [["-2", "+3", "1E+05", "1.5e-3"]]],
  [
    "an empty last column",
    "1\t2\t\n3\t4\t",
    [
      ["1", "2"],
      ["3", "4"],
    ],
  ],
])("%s", (_, text, cells) => expect(tableOf(text)).toEqual(cells));

test.each([
  ["1,5\n2,5", ["Row 1, column 1: “1,5” could be one number or two", "Row 2, column 1: “2,5”"]],
  ["1,000\t2", ["Row 1, column 1: “1,000” could be"]],
  ["1\t\n\t2\n3\t4", ["Row 1, column 2: it is empty", "Row 2, column 1: it is empty"]],
  ["1\theight", ["Row 1, column 2: “height” is not a number"]],
  ["1\t2\n3", ["Row 2, column 2: it is empty"]],
  ["#N/A", ["Row 1, column 1: “#N/A” is not a number"]],
  ["50%", ["Row 1, column 1: “50%” is not a number"]],
])("%j keeps what cannot be read, and says where", (text, words) => {
  const { faults } = numbersOf(tableOf(text));
  const said = faults.map(placed);
  expect(said).toHaveLength(words.length);
  words.forEach((each, i) => expect(said[i]).toContain(each));
});

test("what cannot be read is not changed", () => {
  expect(tableOf("height\t1,5\n1,000\t2.5")).toEqual([
    ["height", "1.5"],
    ["1,000", "2.5"],
  ]);
});

test("twenty rows of twenty numbers come in whole", () => {
  const rows = Array.from({ length: 20 }, (_, i) =>
    Array.from({ length: 20 }, (_, j) => (i * 20 + j) / 8 - 25),
  );
  const text = rows.map((row) => row.join("\t").replaceAll(".", ",")).join("\r\n");
  expect(numbersOf(tableOf(text)).numbers).toEqual(rows.flat());
});
