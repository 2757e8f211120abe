import { document_, typeSource } from "../session";

/** So many rows of a text are in sight. */
const ROWS = 6;

/** The text as a plain field, where the editor's code did not arrive: it does the same. */
export function PlainEditor() {
  const { source } = document_.value;
  return (
    <textarea
      class="plain-editor"
      aria-label="Expression"
      autocapitalize="off"
      spellcheck={false}
      rows={Math.min(ROWS, source.split("\n").length)}
      value={source}
      onInput={({ currentTarget }) => typeSource(currentTarget.value)}
    />
  );
}
