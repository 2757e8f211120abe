import type { Ref } from "preact";

import { shownKey, type Command, type Commands } from "./command";

interface Props {
  readonly commands: Commands;
  readonly dialog: Ref<HTMLDialogElement>;
}

/** Every command with its keys. */
export function Help({ commands, dialog }: Props) {
  const listed = Object.values<Command>(commands).filter(({ keys }) => keys.length > 0);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title">
      <form method="dialog">
        <h2 id="help-title">Keys and hands</h2>
        <button class="button text" type="submit">
          Close
        </button>
      </form>
      <dl>
        {listed.map((command) => (
          <div key={command.keys[0]}>
            <dt>{command.keys.map(shownKey).join(" or ")}</dt>
            <dd>{typeof command.name === "string" ? command.name : "Play or pause"}</dd>
          </div>
        ))}
        <div>
          <dt>↑ ↓</dt>
          <dd>Walk over the nodes of the graph</dd>
        </div>
        <div>
          <dt>[ ]</dt>
          <dd>Follow an edge back to an input, or on to the output</dd>
        </div>
        <div>
          <dt>Drag a number</dt>
          <dd>Change an input and see everything follow</dd>
        </div>
        <div>
          <dt>Drag, wheel</dt>
          <dd>Move the drawing; with Ctrl, or two fingers, zoom</dd>
        </div>
        <div>
          <dt>Double click</dt>
          <dd>See the whole drawing</dd>
        </div>
      </dl>
      <p>
        Blue numbers are values, red numbers are gradients: how much the output moves when that node
        moves a little.
      </p>
    </dialog>
  );
}
