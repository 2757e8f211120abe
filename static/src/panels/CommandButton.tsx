import { fullNameOf, nameOf, type Command } from "../commands";
import { shownKey } from "../machine/keys";

interface Props {
  readonly command: Command;
  /** Where Tab leads in a row of buttons that is one stop. */
  readonly tabIndex?: number;
}

/**
 * A command as a button; its accessible name is the command's name. One that can do nothing now
 * keeps the keyboard, so that nobody who pressed it is thrown out of its row.
 */
export function CommandButton({ command, tabIndex }: Props) {
  const name = nameOf(command);
  const [key] = command.keys;
  const icon = typeof command.icon === "function" ? command.icon() : command.icon;
  const exactly = fullNameOf(command);
  const kind = command.place === "beside the steps" ? "main" : command.named ? "text" : "plain";
  const isOff = command.isOff?.() ?? false;
  return (
    <button
      type="button"
      class={`button ${kind}`}
      aria-label={name}
      title={key === undefined ? exactly : `${exactly} (${shownKey(key)})`}
      tabIndex={tabIndex}
      aria-disabled={isOff ? "true" : undefined}
      onClick={() => {
        if (!isOff) command.run();
      }}
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
