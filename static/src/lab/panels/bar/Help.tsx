import { shownKey } from "../../../machine/keys";
import { COMMANDS, docOf, GROUPS, nameOf } from "../../commands";
import { Dialog } from "../../fields/Dialog";
import { overlay } from "../../session";

/** Every command with its keys. */
export function Help() {
  if (overlay.value !== "help") return null;
  return (
    <Dialog title="Keys" onClose={() => (overlay.value = null)}>
      <p>
        Blue edges carry positive weights, grey dashed ones negative; the wider, the larger. Red is
        the gradient: how much the loss grows with a weight.
      </p>
      {GROUPS.map((group) => (
        <section key={group} class="lab-keys">
          <h3>{group}</h3>
          <dl>
            {COMMANDS.filter((command) => command.group === group).map((command) => (
              <div key={nameOf(command)}>
                <dt>
                  {nameOf(command)}
                  {command.keys.map((key) => (
                    <kbd key={key}>{shownKey(key)}</kbd>
                  ))}
                </dt>
                <dd>{docOf(command)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
