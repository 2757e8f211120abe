import { effect, signal } from "@preact/signals";

import { machine } from "./remembered";

export type Theme = "light" | "dark";

const NAME = "theme";
const ASKED = "prefers-color-scheme";
const system = matchMedia(`(${ASKED}: dark)`);

/** What a person chose for this machine; null is what the system has. */
let chosen: Theme | null = remembered();

/** The colours of the page as it is seen. */
export const theme = signal<Theme>(shown());

/** Follow the system's colours, or the person's own, from now on. */
export function keepTheme(): void {
  system.addEventListener("change", () => (theme.value = shown()));
  effect(() => {
    const now = theme.value;
    const holds = chosen === null ? `(${ASKED}: dark)` : now === "dark" ? "all" : "not all";
    for (const rule of RULES) rule.media.mediaText = holds;
    document.documentElement.style.colorScheme = chosen ?? "";
  });
}

/** The other colours; the system's are followed again once they are the same. */
export function changeTheme(): void {
  const next = theme.value === "dark" ? "light" : "dark";
  chosen = next === systems() ? null : next;
  machine.keep(NAME, chosen);
  theme.value = next;
}

/** The rules of the stylesheets that are for the dark: a choice makes them hold always, or never. */
const RULES = [...document.styleSheets]
  .flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule instanceof CSSMediaRule)
  .filter((rule) => rule.conditionText.includes(ASKED));

function shown(): Theme {
  return chosen ?? systems();
}

function systems(): Theme {
  return system.matches ? "dark" : "light";
}

function remembered(): Theme | null {
  const kept = machine.recall(NAME);
  return kept === "light" || kept === "dark" ? kept : null;
}
