import { sizeText } from "../files";

/** Our own document of 100,000 nodes has 5.5 MB; larger files are no graphs. */
export const MOST_BYTES = 8_000_000;

/** Why a file cannot be opened, in words. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** The text of a file. Throws Unreadable where it is too large, or no text. */
export async function textOf(file: File): Promise<string> {
  if (file.size > MOST_BYTES) {
    throw new Unreadable(
      `${file.name} has ${sizeText(file.size)}; at most ${sizeText(MOST_BYTES)} can be opened.`,
    );
  }
  if (file.size === 0) throw new Unreadable(`${file.name} is empty.`);
  const bytes = await file.arrayBuffer();
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Said below, as of any other file that is no text.
  }
  throw new Unreadable(
    `${file.name} is not text in UTF-8. Graphs are opened from JSON, an expression, DOT, or Python.`,
  );
}

/** What a document is called that comes from a file. */
export function titleOf(name: string | null): string {
  const last = (name ?? "").replace(/^.*[\\/]/, "");
  return last.replace(/\.[^.]*$/, "").trim() || "Untitled";
}
