import { Icon, type IconName } from "./icons";

/** One thing a person can do: what it is called, its sign, its keys, and the doing. */
export interface Command {
  readonly name: string | (() => string);
  readonly icon: IconName | (() => IconName);
  readonly keys: readonly string[];
  readonly run: () => void;
}

interface Props {
  readonly command: Command;
  readonly kind?: "plain" | "main" | "text";
  readonly disabled?: boolean;
}

/** A command as a button; its accessible name is the command's name. */
export function CommandButton({ command, kind = "plain", disabled = false }: Props) {
  const name = typeof command.name === "string" ? command.name : command.name();
  const icon = typeof command.icon === "string" ? command.icon : command.icon();
  const key = command.keys[0];
  return (
    <button
      type="button"
      class={`button ${kind}`}
      aria-label={name}
      title={key === undefined ? name : `${name} (${shownKey(key)})`}
      disabled={disabled}
      onClick={command.run}
    >
      <Icon name={icon} />
      {kind !== "plain" && <span>{name}</span>}
    </button>
  );
}

export function shownKey(key: string): string {
  return key
    .replace("ArrowLeft", "←")
    .replace("ArrowRight", "→")
    .replace("Control+", "Ctrl+")
    .replace("z", "Z")
    .replace("y", "Y");
}

/** The commands that panels show, by the name the code knows them by. */
export type Commands = Readonly<
  Record<
    | "firstStep"
    | "stepBack"
    | "play"
    | "stepForward"
    | "lastStep"
    | "runBackward"
    | "undo"
    | "redo"
    | "newGraph"
    | "fit"
    | "share"
    | "help",
    Command
  >
>;
