import type { Note, Point } from "../../model/document";
import type { Box } from "../camera/camera";
import type { Rect } from "../placing/rect";
import { moveTo, svg } from "../svg";
import { linesOf } from "../text_lines";

/** Width of a note, px, and the room around its text. */
const NOTE = { width: 208, padX: 12, padY: 10, line: 18, least: 2 };
/** More lines than this are not shown until the note is opened. */
const MOST_LINES = 40;
const EMPTY = "empty note";

export interface NoteCard {
  readonly element: SVGGElement;
  readonly box: Rect;
  readonly text: string;
  dress(note: Note): void;
  place(at: Point): void;
  select(selected: boolean): void;
}

/** A piece of plain text on the canvas. */
export function noteCard(id: string): NoteCard {
  const element = svg("g", { class: "note", "data-note": id, role: "button", tabindex: -1 });
  let text: string | null = null;
  let box: Rect = { x: 0, y: 0, width: NOTE.width, height: 0 };
  const place = ({ x, y }: Point): void => {
    box = { ...box, x, y };
    moveTo(element, box);
  };
  return {
    element,
    get box() {
      return box;
    },
    get text() {
      return text ?? "";
    },
    place,
    dress: (note) => {
      if (note.text !== text) {
        text = note.text;
        const lines = shownLines(text);
        const size = noteSize(lines.length);
        box = { ...box, ...size };
        element.replaceChildren(...partsOf(text.trim() === "" ? [EMPTY] : lines, size));
        element.classList.toggle("empty", text.trim() === "");
        element.setAttribute("aria-label", `note: ${text.trim() || EMPTY}`);
      }
      place(note);
    },
    select: (selected) => void element.classList.toggle("selected", selected),
  };
}

function shownLines(text: string): readonly string[] {
  const lines = linesOf(text, NOTE.width - 2 * NOTE.padX, "note");
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), "…"] : lines;
}

function noteSize(lines: number): Box {
  return { width: NOTE.width, height: 2 * NOTE.padY + Math.max(NOTE.least, lines) * NOTE.line };
}

function partsOf(lines: readonly string[], { width, height }: Box): Element[] {
  const spans = lines.map((line, i) =>
    svg("tspan", { x: NOTE.padX, y: NOTE.padY + 13 + i * NOTE.line }, line || "\u00a0"),
  );
  return [
    svg("rect", { class: "paper", width, height, rx: 6 }),
    svg("text", { class: "note-text" }, ...spans),
  ];
}
