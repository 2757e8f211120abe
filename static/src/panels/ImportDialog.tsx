import { useEffect, useRef, useState } from "preact/hooks";

import type { Problem } from "../api/contract";
import { textOf, Unreadable } from "../export/opening/file_text";
import { incoming, NOTHING, take, type Incoming } from "../export/opening/incoming";
import { isTrouble, readText } from "../export/opening/read_text";
import { stretchOf } from "../model/lines";
import { closeOverlay, open, ops } from "../session";
import { Dialog } from "./front/Dialog";
import { DialogHead } from "./front/DialogHead";

/** Opens a file or a pasted text, and shows what is wrong with it at its place. */
export function ImportDialog() {
  const [now, setNow] = useState<Incoming>(incoming.peek());
  const [isAdded, setAdded] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => {
    incoming.value = NOTHING;
    area.current?.focus();
  }, []);

  async function read(text: string, name: string | null): Promise<void> {
    setBusy(true);
    const answer = await readText(text, name, ops.value);
    setBusy(false);
    if (isTrouble(answer)) {
      setNow({ text, name, trouble: answer });
      return;
    }
    take(answer, isAdded);
    closeOverlay();
  }

  async function choose(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    try {
      await read(await textOf(chosen), chosen.name);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const problems = [{ where: "/text", message: error.message }];
      setNow({ ...now, trouble: { problems, anyway: null } });
    }
  }

  function show({ line, column, end_line, end_column }: Problem): void {
    const field = area.current;
    if (!field || !line || !column) return;
    const span = { line, column, end_line: end_line ?? line, end_column: end_column ?? column + 1 };
    const { from, to } = stretchOf(now.text, span);
    field.focus();
    field.setSelectionRange(from, to);
  }

  const { trouble, text, name } = now;
  const anyway = trouble?.anyway;
  return (
    <Dialog label="Open" kind="import">
      <DialogHead title="Open" />
      <p class="soft">
        JSON from here, an expression, DOT built from our ops, or micrograd's Python. A file can
        also be dropped anywhere on the page.
      </p>
      <p class="export-buttons">
        <button type="button" class="button text" onClick={() => file.current?.click()}>
          Choose a file…
        </button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label="File to open"
          onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
        />
      </p>
      <textarea
        ref={area}
        class="import-text"
        aria-label="Text to open"
        placeholder="Paste it here"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => setNow({ text: currentTarget.value, name, trouble: null })}
      />
      {trouble && <Problems problems={trouble.problems} onShow={show} />}
      <fieldset class="import-how">
        <legend class="sr">Where it goes</legend>
        <Way
          words="Instead of this graph; undo brings it back"
          isOn={!isAdded}
          onChoose={() => setAdded(false)}
        />
        <Way words="Added to this graph" isOn={isAdded} onChoose={() => setAdded(true)} />
      </fieldset>
      <p class="export-buttons">
        {anyway && (
          <button
            type="button"
            class="button text"
            onClick={() => {
              open(anyway, `open ${anyway.title}`);
              closeOverlay();
            }}
          >
            Open it as an expression all the same
          </button>
        )}
        <button
          type="button"
          class="button main"
          disabled={isBusy || text.trim() === ""}
          onClick={() => void read(text, name)}
        >
          {isBusy ? "Reading…" : "Open"}
        </button>
      </p>
    </Dialog>
  );
}

interface ProblemsProps {
  readonly problems: readonly Problem[];
  readonly onShow: (problem: Problem) => void;
}

function Problems({ problems, onShow }: ProblemsProps) {
  return (
    <div class="import-problems" role="alert">
      <ul aria-label="What is wrong">
        {problems.map((problem) => {
          const { line, column, message } = problem;
          const place = line ? `line ${line}${column ? `, column ${column}` : ""}` : null;
          return (
            <li key={`${place}${message}`}>
              <button type="button" disabled={!place} onClick={() => onShow(problem)}>
                {place && <b>{place}</b>}
                {message}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface WayProps {
  readonly words: string;
  readonly isOn: boolean;
  readonly onChoose: () => void;
}

function Way({ words, isOn, onChoose }: WayProps) {
  return (
    <label class="share-step">
      <input type="radio" name="import-how" checked={isOn} onChange={onChoose} />
      {words}
    </label>
  );
}
