import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";

import { closeOverlay, overlay, selection } from "../../session";
import { focusSoon } from "../focusing";
import { choicesOf, type Choice, type Section } from "./choice";

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly text?: string;
  /** What answers to a text. */
  readonly find: (typed: string) => readonly Section[];
  /** What is to be said of a text, such as what comes next in it. */
  readonly say?: (typed: string) => string;
}

/** A text field, and below it what answers: arrows go along it, Enter chooses. */
export function Chooser({ label, hint, text = "", find, say }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [at, setAt] = useState(0);
  const [refused, setRefused] = useState("");
  const sections = find(typed);
  const choices = choicesOf(sections);
  const place = Math.min(at, choices.length - 1);
  const current = choices[place];

  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(text.length, text.length);
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${place}`)?.scrollIntoView({ block: "nearest" });
  }, [place]);

  function type(next: string): void {
    setTyped(next);
    setAt(0);
    setRefused("");
  }

  function choose(choice: Choice | undefined): void {
    if (!choice || choice.isOff) return;
    if (choice.text !== undefined) {
      type(choice.text);
      input.current?.focus();
      return;
    }
    const [mine, selected] = [overlay.value, selection.value];
    const answer = choice.run();
    if (answer !== null) setRefused(answer);
    else if (overlay.value === mine) closeOverlay();
    if (selection.value !== selected) focusSelected();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const to = placeAfter(event, at, choices.length);
    if (to !== null) setAt(to);
    else if (event.key === "Enter" && !event.isComposing) choose(current);
    else if (event.key === "Tab" && current?.text !== undefined) choose(current);
    else return;
    event.preventDefault();
  }

  const words = refused || (say?.(typed) ?? "");
  return (
    <div class="chooser">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${place}` : undefined}
        aria-describedby={`${id}-words`}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        placeholder={hint}
        value={typed}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-words`} class={refused ? "refused" : "soft"} role="status">
        {words || (choices.length === 0 ? "Nothing answers to that." : "")}
      </p>
      <div id={`${id}-list`} class="choices" role="listbox" aria-label={label}>
        {sections.map(({ title, choices: those }) => (
          <div key={title} role={title ? "group" : "presentation"} aria-label={title || undefined}>
            {title && <h3 aria-hidden="true">{title}</h3>}
            {those.map((choice) => (
              <Row
                key={choice.key}
                id={`${id}-${choices.indexOf(choice)}`}
                choice={choice}
                isCurrent={choice === current}
                onChoose={() => choose(choice)}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly choice: Choice;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

function Row({ id, choice, isCurrent, onChoose }: RowProps) {
  const { name, symbol, place, about, keys, isOff } = choice;
  return (
    <div
      id={id}
      class="choice-row"
      role="option"
      aria-selected={isCurrent}
      aria-disabled={isOff ? "true" : undefined}
      // The text field keeps the keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {symbol !== undefined && (
        <i class="symbol" aria-hidden="true">
          {symbol}
        </i>
      )}
      <span class="name">{name}</span>
      {place && <small class="soft">{place}</small>}
      {keys && <kbd>{keys}</kbd>}
      {about && <span class="about soft">{about}</span>}
    </div>
  );
}

/** Where the arrows lead from a place of a list, round its ends; null for other keys. */
function placeAfter({ key }: KeyboardEvent, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "PageDown") return Math.min(at + 8, count - 1);
  if (key === "PageUp") return Math.max(at - 8, 0);
  return null;
}

/** What a choice selected has the keyboard, once nothing stands in front any more. */
function focusSelected(): void {
  const [key] = selection.value;
  if (key !== undefined) focusSoon(key);
}
