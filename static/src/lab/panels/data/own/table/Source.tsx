import type { RefObject } from "preact";

import { MOST_CHARACTERS, sizeText } from "./file_text";
import { bringFile, bringText, refusedFile, source } from "./state";

/** Longer texts would make the box slow; they are kept, and not shown. */
const SHOWN = 200_000;

interface Props {
  readonly area: RefObject<HTMLTextAreaElement | null>;
}

/** Where a table comes from: a file, or what is pasted. */
export function Source({ area }: Props) {
  const { text, name, note } = source.value;
  const isLong = text.length > SHOWN;
  const long = `${sizeText(text.length)} of text: too long to be shown here`;
  return (
    <div class="own-source">
      <p class="own-bring">
        <label class="button text own-file">
          Choose a file
          <input
            class="sr"
            type="file"
            accept=".csv,.tsv,.txt,.tab,.dat,text/*"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              currentTarget.value = "";
              if (file) void bringFile(file);
            }}
          />
        </label>
        <span class="soft">
          {name === null ? "or drop one anywhere on the page" : <b>{name}</b>}; at most{" "}
          {sizeText(MOST_CHARACTERS)} of CSV
        </span>
      </p>
      <label class="own-paste">
        <span>Paste a table</span>
        <textarea
          ref={area}
          aria-label="Paste a table"
          placeholder={isLong ? long : "size;kind\n1,5;small\n4;large"}
          spellcheck={false}
          rows={text === "" ? 7 : 4}
          value={isLong ? "" : text}
          onInput={({ currentTarget }) => bringText(currentTarget.value)}
        />
      </label>
      {refusedFile.value !== null && (
        <p class="own-note" role="alert">
          {refusedFile.value}
        </p>
      )}
      {note !== null && <p class="own-note">{note}</p>}
    </div>
  );
}
