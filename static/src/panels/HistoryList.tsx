import { history, travelBy } from "../session";
import { Chooser } from "./choosing/Chooser";
import type { Choice, Section } from "./choosing/choice";
import { fitOf, plain } from "./choosing/matching";
import { Dialog } from "./front/Dialog";

/** So many changes are listed each way. */
const LISTED = 20;

/** The last changes by name: choosing one goes back to before it, or on until after it. */
export function HistoryList() {
  return (
    <Dialog label="History" kind="commands">
      <Chooser label="History" hint="A change, such as: connect b to y" find={changesFound} />
    </Dialog>
  );
}

function changesFound(typed: string): readonly Section[] {
  const { past, future } = history.value;
  const done = past.slice(-LISTED).toReversed();
  const sections = [
    {
      title: "Go back to before",
      choices: done.map(({ name }, i) => way(name, -(i + 1))),
    },
    {
      title: "Do again up to",
      choices: future.slice(0, LISTED).map(({ name }, i) => way(name, i + 1)),
    },
  ];
  return sections
    .map(({ title, choices }) => ({ title, choices: answering(choices, typed) }))
    .filter(({ choices }) => choices.length > 0);
}

function answering(choices: readonly Choice[], typed: string): readonly Choice[] {
  return plain(typed) === "" ? choices : choices.filter(({ name }) => fitOf(typed, name) !== null);
}

function way(name: string, changes: number): Choice {
  const count = Math.abs(changes);
  return {
    key: `change-${changes}`,
    name,
    about: `${count === 1 ? "1 change" : `${count} changes`} ${changes < 0 ? "back" : "on"}`,
    run: () => {
      travelBy(changes);
      return null;
    },
  };
}
