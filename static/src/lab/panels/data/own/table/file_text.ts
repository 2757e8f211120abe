/** The longest text of a table that the server reads, characters. */
export const MOST_CHARACTERS = 5_000_000;

/** Why a file is no table, in words. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

export interface FileText {
  readonly text: string;
  /** How its bytes were read where that was a guess, in words. */
  readonly note: string | null;
}

/** By how files begin that are often brought instead. */
const MAGIC: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 3, 4], "an Excel workbook or another archive"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Excel workbook"],
  [[0x1f, 0x8b], "a compressed file"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF document"],
  [[0x89, 0x50, 0x4e, 0x47], "a picture"],
  [[0xff, 0xd8, 0xff], "a picture"],
  [[0x50, 0x41, 0x52, 0x31], "a Parquet file"],
  [[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], "a NumPy array"],
];

/** The text of a file; Unreadable where it is too large, empty, or none, before anything is sent. */
export async function textOf(file: File): Promise<FileText> {
  // No character takes more than four bytes.
  if (file.size > 4 * MOST_CHARACTERS) throw tooLarge(file.name, file.size);
  if (file.size === 0) throw new Unreadable(`${file.name} is empty.`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const what = MAGIC.find(([begins]) => begins.every((byte, i) => bytes[i] === byte))?.[1];
  if (what !== undefined) {
    throw new Unreadable(
      `${file.name} is ${what}. Save or export the table as CSV, and bring that.`,
    );
  }
  const found = decoded(bytes, file.name);
  if (found.text.length > MOST_CHARACTERS) throw tooLarge(file.name, found.text.length);
  return found;
}

/** UTF-8, UTF-16 if it is marked, else what spreadsheets of the West write. */
function decoded(bytes: Uint8Array, name: string): FileText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: as("utf-16le", bytes), note: null };
  if (first === 0xfe && second === 0xff) return { text: as("utf-16be", bytes), note: null };
  if (bytes.includes(0))
    throw new Unreadable(`${name} is no text. Save the table as CSV in UTF-8.`);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), note: null };
  } catch {
    const note =
      "The file is no UTF-8 and was read as Windows-1252: look whether ä and é are right.";
    return { text: as("windows-1252", bytes), note };
  }
}

function as(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function tooLarge(name: string, size: number): Unreadable {
  const has = `${name} has ${sizeText(size)}; at most ${sizeText(MOST_CHARACTERS)} are read.`;
  return new Unreadable(`${has} Bring fewer rows or columns.`);
}

/** A number of bytes as people say it. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
