import { useId, useRef, useState } from "preact/hooks";
import "./fields.css";

interface Props {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly text: string;
  readonly hint?: string;
  /** The id of a list of what may be typed. */
  readonly list?: string;
  /** Take over what was typed; answers why it cannot be, or null. */
  readonly onKeep: (text: string) => string | null;
  /** Escape was pressed, or Enter where nothing was typed. */
  readonly onLeave?: () => void;
}

/**
 * A line of text that is kept by Enter, or when the person goes on elsewhere. What cannot be kept
 * stays as it was typed, with the reason below it; Escape brings back what was there.
 */
export function TextField(props: Props) {
  const { label, labelHidden = false, text, hint, list, onKeep, onLeave } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  // A field that is taken away loses the keyboard before it is drawn anew.
  const newest = useRef<string | null>(null);

  function type(next: string | null, words: string | null = null): void {
    newest.current = next;
    setDraft(next);
    setFault(words);
  }

  function keep(): void {
    const typed = newest.current;
    if (typed === null) return;
    newest.current = null;
    const refused = typed === text ? null : onKeep(typed);
    type(refused === null ? null : typed, refused);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.isComposing) {
      if (newest.current === null && onLeave) onLeave();
      else keep();
    } else if (event.key === "Escape" && (newest.current !== null || onLeave)) {
      type(null);
      onLeave?.();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <span class="text-field">
      <label for={id} class={labelHidden ? "number-hidden" : "text-label"}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        class="text-input"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        enterkeyhint="done"
        spellcheck={false}
        list={list}
        placeholder={hint}
        value={draft ?? text}
        aria-invalid={fault === null ? undefined : "true"}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onFocus={() => input.current?.select()}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={keep}
      />
      {fault !== null && (
        <span id={`${id}-fault`} class="text-fault" role="alert">
          {fault}
        </span>
      )}
    </span>
  );
}
