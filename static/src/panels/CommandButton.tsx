import type { Command } from "../commands";

/** A command as a button; its accessible name is the command's name. */
export function CommandButton({ command }: { readonly command: Command }) {
  const name = now(command.name);
  const key = command.keys[0];
  const kind = command.place === "beside the steps" ? "main" : command.named ? "text" : "plain";
  return (
    <button
      type="button"
      class={`button ${kind}`}
      aria-label={name}
      title={key === undefined ? name : `${name} (${shownKey(key)})`}
      disabled={command.isOff?.() ?? false}
      onClick={command.run}
    >
      <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path d={now(command.icon)} />
      </svg>
      {command.named && <span>{name}</span>}
    </button>
  );
}

interface ButtonsProps {
  readonly commands: readonly Command[];
  readonly place: Command["place"];
}

/** The buttons of the commands that stand in one place. */
export function CommandButtons({ commands, place }: ButtonsProps) {
  return (
    <>
      {commands
        .filter((command) => command.place === place)
        .map((command) => (
          <CommandButton key={command.does} command={command} />
        ))}
    </>
  );
}

/** A key as it is printed on keyboards. */
export function shownKey(key: string): string {
  const arrows: Readonly<Record<string, string>> = { ArrowLeft: "←", ArrowRight: "→" };
  const keys = key.replace("Control", "Ctrl").split("+");
  return keys.map((each) => arrows[each] ?? (keys.length > 1 ? capital(each) : each)).join("+");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function now<T extends string>(told: T | (() => T)): T {
  return typeof told === "string" ? told : told();
}
