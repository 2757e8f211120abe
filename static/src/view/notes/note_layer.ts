import type { Note, Point } from "../../model/document";
import type { Rect } from "../placing/rect";
import { arrangeChildren, svg } from "../svg";
import { noteCard, type NoteCard } from "./note_card";

/** The notes of a picture, above its cards. */
export class NoteLayer {
  readonly element = svg("g", { class: "notes" });
  readonly cards = new Map<string, NoteCard>();

  show(notes: readonly Note[]): void {
    const kept = new Set(notes.map(({ id }) => id));
    for (const id of this.cards.keys()) if (!kept.has(id)) this.cards.delete(id);
    for (const note of notes) {
      const card = this.cards.get(note.id) ?? noteCard(note.id);
      card.dress(note);
      this.cards.set(note.id, card);
    }
    arrangeChildren(
      this.element,
      notes.flatMap(({ id }) => this.cards.get(id)?.element ?? []),
    );
  }

  /** Put those of the notes elsewhere that are among what was moved. */
  place(moved: ReadonlyMap<string, Point>): void {
    for (const [id, at] of moved) this.cards.get(id)?.place(at);
  }

  boxes(): readonly Rect[] {
    return [...this.cards.values()].map(({ box }) => box);
  }
}
