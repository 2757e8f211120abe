import type { Ref } from "preact";

import type { Command } from "../commands";
import { shownKey } from "./CommandButton";

interface Props {
  readonly commands: readonly Command[];
  readonly dialog: Ref<HTMLDialogElement>;
}

/** Every command with its keys, and what the hand can do. */
export function Help({ commands, dialog }: Props) {
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title">
      <form method="dialog">
        <h2 id="help-title">Keys and hands</h2>
        <button class="button text" type="submit">
          Close
        </button>
      </form>
      <dl>
        {commands.map(({ name, does, keys }) => (
          <div key={does}>
            <dt>{keys.map(shownKey).join(" or ") || (typeof name === "string" && name)}</dt>
            <dd>{does}</dd>
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
