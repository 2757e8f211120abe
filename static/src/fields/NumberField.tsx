import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Fault } from "./Fault";
import "./fields.css";
import { useLiveValue, type Reports } from "./live_value";
import { parseNumber, scrubbed, spoken, stepped } from "./number_steps";
import { useScrub } from "./scrub";

export interface NumberFieldProps extends Reports {
  /** The name of the number, shown before it unless `labelHidden`. */
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: number;
  /** Whether Tab leads to it, where it stands among many. */
  readonly tabIndex?: number;
}

/** Steps up a key asks for, before Shift and Alt. */
const KEY_STEPS = new Map([
  ["ArrowUp", 1],
  ["ArrowDown", -1],
  ["PageUp", 10],
  ["PageDown", -10],
]);

/** How long the words on a number that was left unkept stay, ms. */
const WORDS_STAY = 8000;

/** One number: typed, stepped with the arrow keys, or scrubbed by dragging across it. */
export function NumberField(props: NumberFieldProps) {
  const { label, labelHidden = false, value, tabIndex, ...reports } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const faultId = `${id}-fault`;
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const number = useLiveValue(value, reports);
  const { shown } = number;
  const dragStart = useRef(shown);
  const pointer = useScrub({
    enabled: () => draft === null,
    onStart: () => {
      setFault(null);
      dragStart.current = shown;
    },
    onDrag: (pixels, modifiers) => number.move(scrubbed(dragStart.current, pixels, modifiers)),
    onEnd: number.end,
    onCancel: number.cancel,
    onClick: () => {
      input.current?.focus();
      input.current?.select();
      setDraft(String(shown));
    },
  });

  useEffect(() => {
    if (fault === null || draft !== null) return;
    const timer = setTimeout(() => setFault(null), WORDS_STAY);
    return () => clearTimeout(timer);
  }, [fault, draft]);

  function edit(text: string | null, words: string | null = null): void {
    setDraft(text);
    setFault(words);
  }

  /** Keep what was typed, or say in words why not. */
  function keepTyped(text: string): string | null {
    const typed = parseNumber(text);
    if (typed.fault !== null) return typed.fault;
    if (typed.value !== shown) {
      number.move(typed.value);
      number.end();
    }
    return null;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const steps = KEY_STEPS.get(event.key);
    if (steps !== undefined) {
      event.preventDefault();
      const typed = draft === null ? null : parseNumber(draft).value;
      edit(null);
      number.move(stepped(typed ?? shown, steps, event));
    } else if (event.key === "Enter" && draft !== null) {
      event.preventDefault();
      const words = keepTyped(draft);
      edit(words === null ? null : draft, words);
      if (words === null) input.current?.select();
    } else if (event.key === "Escape") {
      if (!number.cancel() && draft === null) return;
      event.preventDefault();
      event.stopPropagation();
      edit(null);
    }
  }

  function onKeyUp({ key }: KeyboardEvent): void {
    if (!KEY_STEPS.has(key)) return;
    number.end();
    input.current?.select();
  }

  return (
    <span class={`number-field${draft === null ? "" : " number-editing"}`}>
      <label for={id} class={labelHidden ? "number-hidden" : "number-label"}>
        {label}
      </label>
      <input
        {...pointer}
        ref={input}
        id={id}
        class="number-input"
        tabIndex={tabIndex}
        type="text"
        role="spinbutton"
        autocomplete="off"
        autocapitalize="off"
        enterkeyhint="done"
        spellcheck={false}
        value={draft ?? String(shown)}
        title={draft === null ? `${label} = ${shown}: drag, type or use the arrow keys` : ""}
        aria-valuenow={Number.isFinite(shown) ? shown : undefined}
        aria-valuetext={spoken(shown)}
        aria-invalid={fault === null ? undefined : "true"}
        aria-errormessage={fault === null ? undefined : faultId}
        // Said twice, as few readers speak the error message that a field names.
        aria-describedby={fault === null ? undefined : faultId}
        onFocus={() => {
          setFault(null);
          input.current?.select();
        }}
        onInput={({ currentTarget }) => edit(currentTarget.value)}
        onKeyDown={onKeyDown}
        onKeyUp={onKeyUp}
        onBlur={() => {
          number.end();
          if (draft !== null) edit(null, keepTyped(draft));
        }}
      />
      {fault !== null && <Fault id={faultId} at={input} words={fault} />}
    </span>
  );
}
