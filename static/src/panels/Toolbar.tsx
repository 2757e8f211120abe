import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import type { Command } from "../commands";
import { CommandButton } from "./CommandButton";
import { neighbour } from "./rail/walking";

interface Props {
  readonly label: string;
  readonly commands: readonly Command[];
  readonly place: Command["place"];
}

/** A row of buttons that is one stop of Tab; the arrows, Home and End lead along it. */
export function Toolbar({ label, commands, place }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const stop = useSignal(0);
  const mine = commands.filter((command) => command.place === place);

  function buttons(): readonly HTMLElement[] {
    return [...(row.current?.querySelectorAll("button") ?? [])];
  }

  function onKeyDown(event: KeyboardEvent): void {
    const from = event.target;
    const to = from instanceof HTMLElement ? neighbour(event.key, buttons(), from) : null;
    if (!to) return;
    event.preventDefault();
    to.focus();
  }

  return (
    <div
      ref={row}
      class="tools"
      role="toolbar"
      aria-label={label}
      onKeyDown={onKeyDown}
      onFocusIn={({ target }) => {
        const at = buttons().findIndex((button) => button === target);
        if (at >= 0) stop.value = at;
      }}
    >
      {mine.map((command, i) => (
        <CommandButton key={command.does} command={command} tabIndex={i === stop.value ? 0 : -1} />
      ))}
    </div>
  );
}
