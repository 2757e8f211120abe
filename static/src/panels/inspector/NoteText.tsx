import type { Note } from "../../model/document";
import { writeNote } from "../../session";

/** The text of a note. */
export function NoteText({ note: { id, text } }: { readonly note: Note }) {
  return (
    <>
      <h2>Note</h2>
      <label class="inspector">
        <span class="soft">Plain text, in as many lines as you like.</span>
        <textarea
          rows={6}
          value={text}
          onChange={({ currentTarget }) => {
            if (currentTarget.value !== text) writeNote(id, currentTarget.value);
          }}
        />
      </label>
    </>
  );
}
