import type { Note, Point } from "../model/document";
import { refusal, type Edit, type Refusal, type Work } from "../model/edit";

/** A note on the canvas, its top left corner at a point. */
export function addNote({ document, sketch }: Work, at: Point, text: string): Edit {
  const { x, y } = at;
  const notes = withNotes(document.notes, [{ text, x, y }]);
  return {
    name: "add a note",
    sketch,
    rest: { notes },
    selected: notes.slice(-1).map(({ id }) => id),
  };
}

/** Other words in a note. */
export function setNote({ document, sketch }: Work, id: string, text: string): Edit | Refusal {
  const note = document.notes.find((each) => each.id === id);
  if (!note) return refusal(null, "this note is not here any more");
  if (note.text === text) return refusal(null, "the note says so already");
  const notes = document.notes.map((each) => (each === note ? { ...note, text } : each));
  return { name: "change a note", sketch, rest: { notes } };
}

/** Notes taken away. */
export function deleteNotes({ document, sketch }: Work, ids: Iterable<string>): Edit | Refusal {
  const gone = new Set(ids);
  const notes = document.notes.filter(({ id }) => !gone.has(id));
  const count = document.notes.length - notes.length;
  if (count === 0) return refusal(null, "there is no note here to delete");
  const name = count === 1 ? "delete a note" : `delete ${count} notes`;
  return { name, sketch, rest: { notes }, selected: [] };
}

/** Notes with others added under ids that no note has, and no node: a name has no hyphen. */
export function withNotes(
  notes: readonly Note[],
  added: readonly Omit<Note, "id">[],
): readonly Note[] {
  const taken = new Set(notes.map(({ id }) => id));
  let number = 0;
  const free = (): string => {
    do number += 1;
    while (taken.has(`note-${number}`));
    return `note-${number}`;
  };
  return [...notes, ...added.map((note) => ({ ...note, id: free() }))];
}
