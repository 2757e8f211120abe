import { docOf, nameOf, type LabCommand } from "../../commands";
import { shownKey } from "../../../machine/keys";

interface Props {
  readonly command: LabCommand;
  readonly class?: string;
}

/**
 * A command as a button. One that can do nothing now keeps the keyboard, so that nobody who pressed
 * it is thrown out of its row.
 */
export function LabButton({ command, class: kind = "" }: Props) {
  const name = nameOf(command);
  const [key] = command.keys;
  const isOff = command.isOff?.() ?? false;
  return (
    <button
      type="button"
      class={`button ${command.icon ? "plain" : "text"} ${kind}`}
      aria-label={name}
      aria-disabled={isOff ? "true" : undefined}
      title={key === undefined ? docOf(command) : `${docOf(command)} (${shownKey(key)})`}
      onClick={() => {
        if (!isOff) command.run();
      }}
    >
      {command.icon && (
        <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d={command.icon} />
        </svg>
      )}
      {command.icon ? command.short && <span>{command.short}</span> : (command.short ?? name)}
    </button>
  );
}
