import { useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { bring, cases, chosen, document_, raised, selection, wanted, type Part } from "../session";
import { focusOn } from "./focusing";

/** Where each part begins. */
const PLACES: Readonly<Record<Part, string>> = {
  explanation: ".explanation",
  wrong: ".wrong",
  account: ".account",
  palette: "#palette",
  examples: "#examples",
};
/** What takes the keyboard in a part that is asked for by it. */
const FIRST = "input, select, textarea, button, a, [tabindex]";

/** What stands left and right of the graph; on a phone one sheet below it that can be raised. */
export function Sheet({ children }: { readonly children: ComponentChildren }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.scrollTo(0, 0), [document_.value.title]);
  useSignalEffect(() => {
    const now = wanted.value;
    if (!now) return;
    wanted.value = null;
    raised.value = true;
    const place = document.querySelector<HTMLElement>(PLACES[now.part]);
    // The sheet has its new height first.
    requestAnimationFrame(() => place?.scrollIntoView({ block: "start" }));
    if (now.focus) place?.querySelector<HTMLElement>(FIRST)?.focus();
  });
  return (
    <div
      ref={element}
      class={raised.value ? "sheet raised" : "sheet"}
      onKeyDown={(event) => leave(event)}
    >
      <Tabs />
      {children}
    </div>
  );
}

/** Escape in the account gives the keyboard back to what the account is of. */
function leave(event: KeyboardEvent): void {
  const key = chosen.value;
  if (event.key !== "Escape" || event.defaultPrevented || key === null) return;
  if (!(event.target instanceof Element) || !event.target.closest(".account")) return;
  event.preventDefault();
  focusOn(key);
}

/** On a phone: raises the sheet, lowers it, and leads to its parts; nothing moves by itself. */
function Tabs() {
  const isRaised = raised.value;
  return (
    <nav class="sheet-tabs" aria-label="Panels">
      <button
        type="button"
        class="handle"
        aria-expanded={isRaised}
        aria-label={isRaised ? "Lower the panels" : "Raise the panels"}
        onClick={() => (raised.value = !isRaised)}
      >
        <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d={isRaised ? "M10 14L3 7h14z" : "M10 6l7 7H3z"} />
        </svg>
      </button>
      <Tab part="explanation" name="Steps" />
      {cases.value.length > 0 && <Tab part="wrong" name="Wrong" isCalled />}
      <Tab part="account" name={accountName()} isCalled={selection.value.length > 0} />
      <Tab part="palette" name="Palette" />
      <Tab part="examples" name="Examples" />
    </nav>
  );
}

interface TabProps {
  readonly part: Part;
  readonly name: string;
  /** Whether there is something to see that was not there before. */
  readonly isCalled?: boolean;
}

function Tab({ part, name, isCalled = false }: TabProps) {
  return (
    <button
      type="button"
      class={isCalled ? "called" : ""}
      aria-label={`Show ${name === "Steps" ? "the explanation" : name}`}
      onClick={() => bring(part)}
    >
      {name}
    </button>
  );
}

function accountName(): string {
  const { length } = selection.value;
  if (length > 1) return `${length} selected`;
  const key = chosen.value;
  return key === null ? "About" : key.includes(":") ? "Edge" : key;
}
