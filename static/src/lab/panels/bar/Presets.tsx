import { useEffect, useRef } from "preact/hooks";

import { catalogues, openPreset, preset } from "../../session";

/** Experiments that are worth seeing, each with what one sees in it. */
export function Presets() {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => menu.current?.removeAttribute("open");
  useEffect(() => {
    const onPress = ({ target }: Event): void => {
      if (target instanceof Node && !menu.current?.contains(target)) close();
    };
    addEventListener("pointerdown", onPress);
    return () => removeEventListener("pointerdown", onPress);
  }, []);
  return (
    <details
      ref={menu}
      class="presets"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !menu.current?.open) return;
        event.stopPropagation();
        close();
        menu.current.querySelector("summary")?.focus();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !menu.current?.contains(relatedTarget)) close();
      }}
    >
      <summary class="button text">Presets</summary>
      <ul aria-label="Presets">
        {catalogues.value?.presets.map(({ name, title, doc }) => (
          <li key={name}>
            <button
              type="button"
              aria-current={name === preset.value ? "true" : undefined}
              onClick={() => {
                close();
                menu.current?.querySelector("summary")?.focus();
                openPreset(name);
              }}
            >
              <b>{title}</b>
              <span>{doc}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
