import { Dialog } from "../front/Dialog";
import { Chooser } from "./Chooser";
import { commandSections, wordsOn } from "./command_choices";

/** Every command, op, node and example by typing, and phrases such as `connect b to y`. */
export function CommandPalette({ text }: { readonly text: string }) {
  return (
    <Dialog label="Commands" kind="commands">
      <Chooser
        label="Commands"
        hint="A command, an op, a node, or: connect b to y"
        text={text}
        find={commandSections}
        say={wordsOn}
      />
    </Dialog>
  );
}
