import { useRef } from "preact/hooks";

import { openOwnData, openTab, type Tab } from "./open";

const TABS: readonly { readonly name: Tab; readonly title: string }[] = [
  { name: "table", title: "Table" },
  { name: "paint", title: "Paint" },
  { name: "formula", title: "Formula" },
];
const STEPS = new Map([
  ["ArrowRight", 1],
  ["ArrowLeft", -1],
]);

/** The ways to bring data; arrow keys go from one to the next. */
export function Tabs() {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS.get(event.key);
    if (step === undefined) return;
    event.preventDefault();
    const at = TABS.findIndex(({ name }) => name === openTab.value);
    const next = (at + step + TABS.length) % TABS.length;
    openOwnData(TABS[next]?.name);
    list.current?.querySelectorAll("button")[next]?.focus();
  }

  return (
    <div ref={list} class="own-tabs" role="tablist" aria-label="Ways" onKeyDown={onKeyDown}>
      {TABS.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          role="tab"
          autofocus={openTab.value === name}
          id={`own-tab-${name}`}
          aria-controls="own-panel"
          aria-selected={openTab.value === name}
          tabIndex={openTab.value === name ? 0 : -1}
          onClick={() => openOwnData(name)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
