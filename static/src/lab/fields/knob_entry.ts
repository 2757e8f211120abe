import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLiveValue } from "../../fields/live_value";
import { spoken } from "../../fields/number_steps";
import type { Knob } from "../contract";
import { placeOf, stepped, valueAt } from "./knob_scale";
import { typedFor } from "./typed_number";

/** Steps up a key asks for. */
const KEY_STEPS = new Map([
  ["ArrowUp", 1],
  ["ArrowRight", 1],
  ["ArrowDown", -1],
  ["ArrowLeft", -1],
  ["PageUp", 10],
  ["PageDown", -10],
]);
/** In the box these move the caret. */
const CARET_KEYS = ["ArrowLeft", "ArrowRight"];

/** After these the box holds a number that was reached. */
const REACHING = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Enter"];

/** A knob's number as it is typed, stepped and dragged. */
export interface KnobEntry {
  /** Why what was typed cannot be kept, in words. */
  readonly refused: string | null;
  /** What makes an input the box that the number is typed in; its name is the caller's. */
  readonly box: JSX.IntrinsicElements["input"];
  /** What makes an input the knob's slider. */
  readonly slider: JSX.IntrinsicElements["input"];
}

/** Reports a number once: when it was typed, when a drag ends, when a key is let go. */
export function useKnobEntry(
  knob: Knob,
  value: number,
  onChange: (value: number) => void,
): KnobEntry {
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const held = useRef(false);
  const number = useLiveValue(value, {
    onInput: () => undefined,
    onCommit: (next) => {
      if (!Object.is(next, value)) onChange(next);
    },
  });
  const { shown } = number;

  // What the page says anew, by undoing or elsewhere, comes before what was left unkept here.
  useEffect(() => edit(null), [value, knob.name]);

  function edit(text: string | null, words: string | null = null): void {
    setDraft(text);
    setRefused(words);
  }

  function keepTyped(text: string): void {
    const typed = typedFor(knob, text);
    if (typed.fault !== null) {
      edit(text, typed.fault);
      return;
    }
    edit(null);
    number.move(typed.value);
    number.end();
  }

  function step(event: KeyboardEvent, steps: number): void {
    event.preventDefault();
    held.current = true;
    const typed = draft === null ? null : typedFor(knob, draft).value;
    edit(null);
    number.move(stepped(knob, typed ?? shown, steps));
  }

  function onKey(event: KeyboardEvent): void {
    const steps = KEY_STEPS.get(event.key);
    if (steps !== undefined) step(event, steps);
    else if (event.key === "Enter" && draft !== null) keepTyped(draft);
    else if (event.key === "Escape" && (number.cancel() || draft !== null)) {
      event.preventDefault();
      event.stopPropagation();
      edit(null);
    }
  }

  function release(): void {
    held.current = false;
    number.end();
  }

  return {
    refused,
    box: {
      type: "text",
      role: "spinbutton",
      inputMode: knob.whole ? "numeric" : "decimal",
      autocomplete: "off",
      enterkeyhint: "done",
      spellcheck: false,
      value: draft ?? String(shown),
      "aria-valuenow": shown,
      "aria-valuemin": knob.low,
      "aria-valuemax": knob.high,
      "aria-valuetext": spoken(shown),
      onFocus: ({ currentTarget }) => currentTarget.select(),
      onInput: ({ currentTarget }) => edit(currentTarget.value),
      onKeyDown: (event) => {
        if (!CARET_KEYS.includes(event.key)) onKey(event);
      },
      onKeyUp: ({ key, currentTarget }) => {
        release();
        // What is typed next replaces the number that was reached.
        if (draft === null && REACHING.includes(key)) currentTarget.select();
      },
      onBlur: () => {
        release();
        if (draft !== null) keepTyped(draft);
      },
    },
    slider: {
      type: "range",
      // The box takes the same keys, so one stop for Tab is enough.
      tabIndex: -1,
      "aria-valuetext": spoken(shown),
      min: 0,
      max: 1,
      step: "any",
      value: placeOf(knob, shown),
      style: { "--place": placeOf(knob, shown) },
      onInput: ({ currentTarget }) => {
        edit(null);
        number.move(valueAt(knob, Number(currentTarget.value)));
      },
      onChange: () => {
        if (!held.current) number.end();
      },
      onKeyDown: onKey,
      onKeyUp: release,
      onBlur: release,
    },
  };
}
