/** Numbers written with a decimal point, a decimal comma, and with or without groups of thousands. */
const GROUPED = /^[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;

/**
 * The cells with their numbers written plainly, `1.234,5` as `1234.5`. Which sign is the decimal one
 * is told by the cells that leave no choice; a cell that could be two numbers stays as it is.
 */
export function plainNumbers(
  cells: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const bare = cells.map((row) => row.map(withoutBlanks));
  const told = new Set(bare.flat().flatMap((cell) => decimalOf(cell) ?? []));
  const [sign] = told.size === 1 ? told : [];
  return bare.map((row, i) =>
    row.map((cell, j) => plain(cell, sign ?? null) ?? cells[i]?.[j] ?? ""),
  );
}

/** Blanks and apostrophes that part thousands, and the signs people write for a minus. */
function withoutBlanks(cell: string): string {
  return cell
    .trim()
    .replace(/[−–]/g, "-")
    .replace(/(?<=\d)[\s\u00A0\u2009\u202F'’](?=\d{3}(?!\d))/g, "");
}

/** The decimal sign that a cell can only mean; null where it has none or leaves it open. */
function decimalOf(cell: string): "." | "," | null {
  const number = cell.replace(/[eE][+-]?\d+$/, "");
  if (!/^[+-]?[\d.,]+$/.test(number)) return null;
  const signs = number.replace(/[^.,]/g, "");
  const last = signs.at(-1);
  if (last !== "." && last !== ",") return null;
  const other = last === "." ? "," : ".";
  if (signs.includes(other)) return signs.split(last).length === 2 ? last : null;
  if (signs.length > 1) return GROUPED.test(number) ? other : null;
  return canBeGroup(number) && number === cell ? null : last;
}

/** Whether what follows the one sign of a number may be its thousands: 1,000 but not 0,125. */
function canBeGroup(number: string): boolean {
  return GROUPED.test(number) && !/^[+-]?0/.test(number);
}

/** The number as programs write it, or null where it is none or could be two. */
function plain(cell: string, told: "." | "," | null): string | null {
  const decimal = decimalOf(cell) ?? told ?? (cell.includes(",") ? null : ".");
  if (decimal === null) return null;
  const grouping = decimal === "." ? "," : ".";
  const [whole = "", ...rest] = cell.split(decimal);
  if (rest.length > 1 || rest.join("").includes(grouping)) return null;
  const isGrouped = whole.includes(grouping);
  if (isGrouped && !(GROUPED.test(whole) && !/^[+-]?0/.test(whole))) return null;
  const number = [whole.replaceAll(grouping, ""), ...rest].join(".");
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(number) ? number : null;
}
