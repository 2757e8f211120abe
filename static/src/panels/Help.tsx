import { COMMANDS, GROUPS, nameOf } from "../commands";
import { shownKey } from "../machine/keys";
import { Dialog } from "./front/Dialog";
import { DialogHead } from "./front/DialogHead";
import { GESTURES } from "./front/gestures";
import { PHRASES } from "./phrases/phrases";

/** Every command with its keys, what the hand can do, and what can be said. */
export function Help() {
  return (
    <Dialog label="Keys, hands and words" kind="help">
      <DialogHead title="Keys, hands and words" />
      <p>
        Blue numbers are values, red numbers are gradients: how much the output moves when that node
        moves a little.
      </p>
      <Commands />
      <Gestures />
      <Phrases />
    </Dialog>
  );
}

function Commands() {
  return (
    <div class="help-groups">
      {GROUPS.map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl>
            {COMMANDS.filter((command) => command.group === group).map((command) => (
              <div key={command.does}>
                <dt>
                  {nameOf(command)}
                  {command.keys.map((key) => (
                    <kbd key={key}>{shownKey(key)}</kbd>
                  ))}
                </dt>
                <dd>{command.does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Gestures() {
  return (
    <section>
      <h3>In the drawing</h3>
      <table class="help-gestures">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Mouse</th>
            <th scope="col">Touch</th>
            <th scope="col">Keys</th>
          </tr>
        </thead>
        <tbody>
          {GESTURES.map(({ does, mouse, touch, keys }) => (
            <tr key={does}>
              <th scope="row">{does}</th>
              <td>{mouse}</td>
              <td>{touch}</td>
              <td>{keys}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Phrases() {
  return (
    <section>
      <h3>
        Typed after <kbd>Ctrl+K</kbd>
      </h3>
      <dl>
        {PHRASES.map(({ example, does }) => (
          <div key={example}>
            <dt>{example}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
