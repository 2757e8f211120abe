import { fullNameOf, nameOf, type Command } from "../commands";

/** A command as a button; its accessible name is the command's name. */
export function CommandButton({ command }: { readonly command: Command }) {
  const name = nameOf(command);
  const [key] = command.keys;
  const icon = typeof command.icon === "function" ? command.icon() : command.icon;
  const exactly = fullNameOf(command);
  const kind = command.place === "beside the steps" ? "main" : command.named ? "text" : "plain";
  return (
    <button
      type="button"
      class={`button ${kind}`}
      aria-label={name}
      title={key === undefined ? exactly : `${exactly} (${shownKey(key)})`}
      disabled={command.isOff?.() ?? false}
      onClick={command.run}
    >
      {icon !== undefined && (
        <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d={icon} />
        </svg>
      )}
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

const PRINTED: Readonly<Record<string, string>> = {
  Control: "Ctrl",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Delete: "Del",
};

/** A key as it is printed on keyboards. */
export function shownKey(key: string): string {
  if (key.length === 1) return key;
  const keys = key.split("+");
  return keys.map((each) => PRINTED[each] ?? capital(each)).join("+");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
