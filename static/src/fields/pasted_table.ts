import { plainNumbers } from "./decimal_signs";

/**
 * The cells of a table from a spreadsheet or a file, numbers written plainly: parted by tabs as the
 * clipboard has it, else by semicolons, commas or blanks, whichever the text can only mean. Rows are
 * made equally long with empty cells; what is no number, or could be two, stays as it is.
 */
export function tableOf(text: string): readonly (readonly string[])[] {
  const lines = linesOf(text.replace(/\r\n?/g, "\n").replace(/^\uFEFF/, ""));
  const part = separatorOf(lines);
  const cells = even(lines.map((line) => splitBy(line, part).map((cell) => cell.trim())));
  return part === null ? cells : plainNumbers(cells);
}

/** Rows of one length, without empty columns at the end. */
function even(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = rows.reduce((most, row) => {
    const last = row.findLastIndex((cell) => cell !== "");
    return Math.max(most, last + 1);
  }, 0);
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
}

/** A character within quotes counts as none that parts. */
interface Sign {
  readonly sign: string;
  readonly isQuoted: boolean;
}

type Line = readonly Sign[];

/** The lines that hold something; a line break within quotes is a blank. */
function linesOf(text: string): readonly Line[] {
  const lines: Sign[][] = [[]];
  let isQuoted = false;
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === "\n" && !isQuoted) lines.push([]);
    else lines.at(-1)?.push({ sign: sign === "\n" ? " " : sign, isQuoted });
  }
  return lines.filter((line) => line.some(({ sign }) => sign.trim() !== ""));
}

type Separator = "\t" | ";" | "," | " ";

/** What stands for anything within quotes. */
const QUOTED = '"';

/** What parts the cells; null where a comma could part two numbers, or stand in one. */
function separatorOf(lines: readonly Line[]): Separator | null {
  const bare = lines.map((line) =>
    line.map(({ sign, isQuoted }) => (isQuoted ? QUOTED : sign)).join(""),
  );
  const text = bare.join("\n");
  if (text.includes("\t")) return "\t";
  if (text.includes(";")) return ";";
  return text.includes(",") ? separatorWithCommas(bare) : " ";
}

function separatorWithCommas(lines: readonly string[]): Separator | null {
  const text = lines.join("\n");
  if (/,\s*,|, |,$/m.test(text)) return ",";
  // 1,5 2,5: blanks part already.
  if (/\S +\S/.test(text)) return " ";
  const isMany = lines.some((line) => line.split(",").length > 2);
  // A point beside commas is the decimal sign, and words have none.
  const isTold = /[."]|\p{Letter}{2},|,\p{Letter}{2}/u.test(text);
  return isMany || isTold ? "," : null;
}

function splitBy(line: Line, part: Separator | null): readonly string[] {
  const cells: string[][] = [[]];
  let wasPart = true;
  for (const { sign, isQuoted } of line) {
    const parts = !isQuoted && sign === part;
    if (!parts) cells.at(-1)?.push(sign);
    else if (part !== " " || !wasPart) cells.push([]);
    wasPart = parts;
  }
  return cells.map((signs) => signs.join(""));
}
