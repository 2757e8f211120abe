import { textWidth, type Font } from "./text_width";

/** A text in lines that have room; words stay whole where one fits into a line. */
export function linesOf(text: string, room: number, font: Font): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => broken(line, room, font));
}

function broken(line: string, room: number, font: Font): string[] {
  const lines: string[] = [];
  let rest = "";
  for (const word of line.split(/(?<=\s)/)) {
    if (textWidth((rest + word).trimEnd(), font) <= room) {
      rest += word;
      continue;
    }
    if (rest !== "") lines.push(rest.trimEnd());
    const pieces = chopped(word, room, font);
    lines.push(...pieces.slice(0, -1));
    rest = pieces.at(-1) ?? "";
  }
  return [...lines, rest.trimEnd()];
}

/** A word that is too long for a line, cut where each piece just fits. */
function chopped(word: string, room: number, font: Font): string[] {
  if (textWidth(word.trimEnd(), font) <= room) return [word];
  const pieces = [""];
  for (const letter of word) {
    const longer = (pieces.at(-1) ?? "") + letter;
    if (longer.length === letter.length || textWidth(longer, font) <= room) {
      pieces[pieces.length - 1] = longer;
    } else pieces.push(letter);
  }
  return pieces;
}
